/** Encodes forms as `application/x-www-form-urlencoded` in several equivalent styles (WHATWG URL, section 5). */
import fc from 'fast-check';
import type { Form } from './form.ts';

export interface FormStyle {
  /** The encoding of a space. */
  space: '+' | '%20';
  hex: 'upper' | 'lower';
  /** Whether letters, digits and `*-._` are escaped too. */
  unreserved: 'plain' | 'encoded';
  /** The sort key of each pair. A missing key counts as 0. The sort is stable. */
  order: number[];
  /** Whether an equals sign in a value is escaped. Only the first one of a pair ends its name. Default: `encoded`. */
  equals?: 'plain' | 'encoded';
  /** What separates the pairs. Empty pairs count for nothing. */
  separator?: '&' | '&&';
}

/** The encoding of browsers. */
export const BROWSER_STYLE: FormStyle = { space: '+', hex: 'upper', unreserved: 'plain', order: [] };

const UNRESERVED = /[A-Za-z0-9*\-._]/;

function encode(text: string, style: FormStyle): string {
  const written = bytesIn(`${style.space} ${style.hex} ${style.unreserved}`, style);
  let encoded = '';
  for (const byte of Buffer.from(text, 'utf8')) encoded += written[byte];
  return encoded;
}

const tables = new Map<string, string[]>();

/** The encoding of each byte, cached for each of the eight styles. */
function bytesIn(key: string, style: FormStyle): string[] {
  const known = tables.get(key);
  if (known !== undefined) return known;
  const table = Array.from({ length: 256 }, (_, byte) => writtenByte(byte, style));
  tables.set(key, table);
  return table;
}

function writtenByte(byte: number, { space, hex, unreserved }: FormStyle): string {
  const character = String.fromCharCode(byte);
  if (character === ' ') return space;
  if (unreserved === 'plain' && UNRESERVED.test(character)) return character;
  const digits = byte.toString(16).padStart(2, '0');
  return `%${hex === 'upper' ? digits.toUpperCase() : digits}`;
}

/** The body (ASCII) of a form. All styles decode to the same pairs, possibly in another order. */
export function encodeForm(form: Form, style: FormStyle = BROWSER_STYLE): string {
  return form
    .map((pair, index) => ({ pair, key: style.order[index] ?? 0 }))
    .sort((one, other) => one.key - other.key)
    .map(({ pair: [name, value] }) => `${encode(name, style)}=${encodedValue(value, style)}`)
    .join(style.separator ?? '&');
}

function encodedValue(value: string, style: FormStyle): string {
  const encoded = encode(value, style);
  return style.equals === 'plain' ? encoded.replaceAll(/%3d/gi, '=') : encoded;
}

/** Every style. Values shrink towards the style of browsers. */
export function formEncoding(): fc.Arbitrary<FormStyle> {
  return fc.record({
    space: fc.constantFrom('+', '%20'),
    hex: fc.constantFrom('upper', 'lower'),
    unreserved: fc.constantFrom('plain', 'encoded'),
    equals: fc.constantFrom('encoded', 'plain'),
    order: fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 8 }),
  });
}
