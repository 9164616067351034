import type { Fault } from '../fault.ts';

export const missingApplied: Fault = {
  id: 'media/missing-applied',
  title: 'A body without a Content-Type is parsed as a form',
  breaks: ['media.missing-not-applied', 'media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => type === null || parts.isForm(type, x) }),
};
