import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const emptyNamed: Fault = {
  id: 'write/empty-named',
  title: 'An empty name is stored as “unnamed”',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may be empty',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => (text === '' ? 'unnamed' : text)),
};
