import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const percentLost: Fault = {
  id: 'write/percent-lost',
  title: 'Percent signs are removed',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replaceAll('%', '')),
};
