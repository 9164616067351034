import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const quoteStripped: Fault = {
  id: 'write/quote-stripped',
  title: 'Double quotes in a name are returned as apostrophes',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'the generated values may contain such text',
  deterministic: false,
  apply: (parts) => onText(parts, (text) => text.replaceAll('"', "'")),
};
