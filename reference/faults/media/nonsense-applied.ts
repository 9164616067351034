import type { Fault } from '../fault.ts';

export const nonsenseApplied: Fault = {
  id: 'media/nonsense-applied',
  title: 'A form with an invalid Content-Type is applied',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({
    ...parts,
    isForm: (type, x) => parts.isForm(type, x) || (type !== null && !type.includes('/')),
  }),
};
