import type { Fault } from '../fault.ts';

export const requiredNotRequired: Fault = {
  id: 'post/required-not-required',
  title: 'POST creates a resource without its required fields',
  breaks: ['post.400'],
  collateral: ['get.200', 'post.201'],
  why: 'what such a create makes has no name to show',
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    missing: (name, field, text, x) => x.method !== 'POST' && parts.missing(name, field, text, x),
  }),
};
