import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const leadingZerosLost: Fault = {
  id: 'write/leading-zeros-lost',
  title: 'Leading zeros of a text of digits are lost',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => (/^0\d+$/.test(text) ? text.replace(/^0+/, '') : text)),
};
