import type { Fault } from '../fault.ts';

export const anyType: Fault = {
  id: 'media/any-type',
  title: 'Whatever the type, a body is read as a form',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put', 'media.missing-not-applied'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: () => true }),
};
