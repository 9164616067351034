import type { Fault } from '../fault.ts';

export const postMissingApplied: Fault = {
  id: 'media/post-missing-applied',
  title: 'The body of a POST without a Content-Type is parsed as a form',
  breaks: ['media.missing-not-applied'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    isForm: (type, x) => (type === null && x.method === 'POST') || parts.isForm(type, x),
  }),
};
