import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const noBreakSpaceReplaced: Fault = {
  id: 'write/no-break-space-replaced',
  title: 'A no-break space becomes a space',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model', 'write.form-decoding'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replaceAll('\u{a0}', ' ')),
};
