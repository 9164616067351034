import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const escaped: Fault = {
  id: 'write/escaped',
  title: 'Ampersands are returned as HTML entities',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replaceAll('&', '&amp;')),
};
