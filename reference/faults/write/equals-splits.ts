import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const equalsSplits: Fault = {
  id: 'write/equals-splits',
  title: 'A value is cut at its first equals sign',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.put-equals-post'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.split('=')[0] ?? ''),
};
