import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const escaped: Fault = {
  id: 'write/escaped',
  title: 'Ampersands come back as HTML writes them',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replaceAll('&', '&amp;')),
};
