import type { Fault } from '../fault.ts';

export const postAnyType: Fault = {
  id: 'media/post-any-type',
  title: 'The body of a POST is parsed as a form, whatever its media type',
  breaks: ['media.other-not-applied', 'media.missing-not-applied'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => x.method === 'POST' || parts.isForm(type, x) }),
};
