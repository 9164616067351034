import type { Fault } from '../fault.ts';

export const postAnyType: Fault = {
  id: 'media/post-any-type',
  title: 'Whatever the type, the body of a POST is read as a form',
  breaks: ['media.other-not-applied', 'media.missing-not-applied'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => x.method === 'POST' || parts.isForm(type, x) }),
};
