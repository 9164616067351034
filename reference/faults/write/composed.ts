import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const composed: Fault = {
  id: 'write/composed',
  title: 'Combining marks are composed with their letters (NFC)',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.normalize('NFC')),
};
