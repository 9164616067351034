import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const emptyNamed: Fault = {
  id: 'write/empty-named',
  title: 'An empty name becomes a name',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => (text === '' ? 'unnamed' : text)),
};
