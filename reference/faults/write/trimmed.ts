import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const trimmed: Fault = {
  id: 'write/trimmed',
  title: 'Leading and trailing white space is removed',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.trim()),
};
