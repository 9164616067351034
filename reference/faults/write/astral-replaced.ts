import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const astralReplaced: Fault = {
  id: 'write/astral-replaced',
  title: 'Characters above U+FFFF are stored as question marks',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '?')),
};
