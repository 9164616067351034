import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const threeBytesAtMost: Fault = {
  id: 'write/three-bytes-at-most',
  title: 'A text ends at its first astral character',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'overload.equivalence', 'write.put-equals-post'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replace(/[\u{10000}-\u{10ffff}].*$/su, '')),
};
