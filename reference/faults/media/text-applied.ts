import type { Fault } from '../fault.ts';

export const textApplied: Fault = {
  id: 'media/text-applied',
  title: 'A form labelled text/plain is applied',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => parts.isForm(type, x) || /^text\/plain/i.test(type ?? '') }),
};
