import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const shortestLost: Fault = {
  id: 'write/shortest-lost',
  title: 'A name of one character is not kept',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => (text.length === 1 ? `${text}${text}` : text)),
};
