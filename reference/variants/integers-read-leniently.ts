import type { Variant } from './variant.ts';

/** The integer as the reference reads it. */
const plain = (text: string): string =>
  text
    .trim()
    .replace(/[\u{ff10}-\u{ff19}]/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/^\+(?=\d)/, '')
    .replace(/(?<=\d)_(?=\d)/g, '')
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/\.0+$/, '');

export const integersReadLeniently: Variant = {
  id: 'integers-read-leniently',
  title:
    'An integer may have a plus sign, leading zeros, spaces around it, `.0`, underscores or digits of another script',
  apply: (parts) => ({
    ...parts,
    readValue: (name, field, text, x) => parts.readValue(name, field, field.type === 'integer' ? plain(text) : text, x),
  }),
};
