import type { Fault } from '../fault.ts';
import { onText } from '../support.ts';

export const quoteStripped: Fault = {
  id: 'write/quote-stripped',
  title: 'Quotation marks in a name come back as apostrophes',
  breaks: ['write.round-trip'],
  collateral: ['lifecycle.model'],
  why: 'a value of theirs may be of this kind',
  deterministic: false,
  apply: (parts) => onText(parts, (text) => text.replaceAll('"', "'")),
};
