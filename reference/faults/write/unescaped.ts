import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const unescaped: Fault = {
  id: 'write/unescaped',
  title: 'Backslash escapes are resolved',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replace(/\\(.)/gu, '$1')),
};
