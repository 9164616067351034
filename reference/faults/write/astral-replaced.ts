import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const astralReplaced: Fault = {
  id: 'write/astral-replaced',
  title: 'Astral characters become question marks',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?')),
};
