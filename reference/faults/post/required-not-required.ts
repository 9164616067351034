import type { Fault } from '../fault.ts';

export const requiredNotRequired: Fault = {
  id: 'post/required-not-required',
  title: 'POST creates a resource without its required fields',
  breaks: ['post.400'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    missing: (name, field, text, x) => x.method !== 'POST' && parts.missing(name, field, text, x),
  }),
};
