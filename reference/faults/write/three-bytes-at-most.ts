import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const threeBytesAtMost: Fault = {
  id: 'write/three-bytes-at-most',
  title: 'A text is cut at its first character above U+FFFF',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'overload.equivalence', 'write.put-equals-post'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replace(/[\u{10000}-\u{10ffff}].*$/su, '')),
};
