import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const spacesCollapsed: Fault = {
  id: 'write/spaces-collapsed',
  title: 'Several spaces become one',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  deterministic: false,
  apply: (parts) => onText(parts, (text) => text.replace(/ {2,}/g, ' ')),
};
