import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const plusIsSpaceAgain: Fault = {
  id: 'write/plus-is-space-again',
  title: 'A plus sign is turned into a space after decoding',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replaceAll('+', ' ')),
};
