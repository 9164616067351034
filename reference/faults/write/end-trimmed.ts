import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const endTrimmed: Fault = {
  id: 'write/end-trimmed',
  title: 'White space at the end of a text is taken away',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.trimEnd()),
};
