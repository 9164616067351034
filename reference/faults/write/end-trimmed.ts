import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const endTrimmed: Fault = {
  id: 'write/end-trimmed',
  title: 'Trailing white space is removed',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.trimEnd()),
};
