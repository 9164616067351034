import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const plusIsSpaceAgain: Fault = {
  id: 'write/plus-is-space-again',
  title: 'A plus sign becomes a space after decoding',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  deterministic: true,
  apply: (parts) => onText(parts, (text) => text.replaceAll('+', ' ')),
};
