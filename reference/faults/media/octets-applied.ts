import type { Fault } from '../fault.ts';

export const octetsApplied: Fault = {
  id: 'media/octets-applied',
  title: 'A form labelled application/octet-stream is applied',
  breaks: ['media.other-not-applied', 'media.put', 'media.overloaded-put'],
  collateral: [],
  deterministic: true,
  apply: (parts) => ({ ...parts, isForm: (type, x) => parts.isForm(type, x) || /octet-stream/i.test(type ?? '') }),
};
