import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const spacesCollapsed: Fault = {
  id: 'write/spaces-collapsed',
  title: 'Consecutive spaces are reduced to one',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: false,
  apply: (parts) => onText(parts, (text) => text.replace(/ {2,}/g, ' ')),
};
