import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const nullWordEmpty: Fault = {
  id: 'write/null-word-empty',
  title: 'The text `null` is stored as an empty text',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => (text === 'null' ? '' : text)),
};
