import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const trimmed: Fault = {
  id: 'write/trimmed',
  title: 'White space at the ends of a text is taken away',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.trim()),
};
