import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const invisibleRemoved: Fault = {
  id: 'write/invisible-removed',
  title: 'Characters without width are removed',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replace(/\p{Cf}/gu, '')),
};
