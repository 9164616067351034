import type { Fault } from '../fault.ts';

export const anyType: Fault = {
  id: 'media/any-type',
  title: 'A body of any media type is parsed as a form',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put', 'media.missing-not-applied'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: () => true }),
};
