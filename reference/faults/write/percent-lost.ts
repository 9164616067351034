import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const percentLost: Fault = {
  id: 'write/percent-lost',
  title: 'A percent sign is lost',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replaceAll('%', '')),
};
