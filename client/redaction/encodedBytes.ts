/**
 * Decodes base64, hex and lists of bytes that contain text. A plain secret in base64 or hex is a search term of its own; these
 * notations find a secret that is also written in another way inside, such as base64 around percent-encoding.
 */

/** A decoded text, with the position of its origin in the match. */
export interface Piece {
  piece: string;
  at: number;
  length: number;
}

interface Byte {
  byte: number;
  at: number;
  length: number;
}

type Notation = [mark: string, escaped: RegExp, decode: (match: RegExpExecArray) => Piece[] | null];

export const BYTE_NOTATIONS: Notation[] = [
  // RFC 4648 4 and 5. The run may begin with other characters of the alphabet.
  ['', /[A-Za-z0-9+/_-]{12,}={0,2}/g, ([run]) => firstText([0, 1, 2, 3].map((skip) => () => base64Bytes(run, skip)))],
  ['', /[0-9a-fA-F]{12,}/g, ([run]) => firstText([0, 1].map((skip) => () => hexBytes(run, skip)))],
  // Node's `<Buffer 70 72 …>`, a hex dump, `0x70, 0x72`
  [
    '',
    /(?<![\w.])(?:0x)?[0-9a-f]{2}(?:[\s:,]+(?:0x)?[0-9a-f]{2}(?![\w.])){3,}/gi,
    ([run]) => firstText([() => numbers(run, /(?:0x)?([0-9a-f]{2})/gi, 16)]),
  ],
  // `[112, 114, 111]`, as Node prints the bytes of a Buffer in JSON
  [
    '',
    /(?<![\w.])\d{1,3}(?:[\s,]+\d{1,3}(?![\w.])){3,}/g,
    ([run]) => firstText([() => numbers(run, /(\d{1,3})/g, 10)]),
  ],
];

/** The first reading that gives text. Almost no other data does. */
function firstText(readings: (() => Byte[])[]): Piece[] | null {
  for (const read of readings) {
    const bytes = read();
    if (isText(bytes)) return charactersOf(bytes);
  }
  return null;
}

/** Whether the bytes are UTF-8 without control characters except white space. */
function isText(bytes: readonly Byte[]): boolean {
  if (bytes.length < 4 || bytes.some(({ byte }) => byte > 255)) return false;
  const text = Buffer.from(bytes.map(({ byte }) => byte)).toString('utf8');
  // a cut may split the last character
  return !/[\p{Cc}\ufffd]/u.test(text.replaceAll(/[\t\r\n]/g, '').replace(/\ufffd$/, ''));
}

/** The bytes of a base64 run without its first `skip` characters. Each byte has the position of its four characters. */
function base64Bytes(run: string, skip: number): Byte[] {
  return [...Buffer.from(run.slice(skip), 'base64')].map((byte, index) => {
    const at = skip + Math.floor(index / 3) * 4;
    return { byte, at, length: Math.min(4, run.length - at) };
  });
}

function hexBytes(run: string, skip: number): Byte[] {
  const digits = run.slice(skip).slice(0, (run.length - skip) & ~1);
  return [...Buffer.from(digits, 'hex')].map((byte, index) => ({ byte, at: skip + index * 2, length: 2 }));
}

function numbers(run: string, number: RegExp, base: number): Byte[] {
  return [...run.matchAll(number)].map(({ 0: whole, 1: digits = '', index }) => ({
    byte: Number.parseInt(digits, base),
    at: index,
    length: whole.length,
  }));
}

/** Joins bytes to UTF-8 characters. An invalid byte stays a character of its own. */
export function charactersOf(bytes: readonly Byte[]): Piece[] {
  const pieces: Piece[] = [];
  for (let index = 0; index < bytes.length; ) {
    const first = bytes[index];
    if (first === undefined) break;
    const size = first.byte >= 0xf0 ? 4 : first.byte >= 0xe0 ? 3 : first.byte >= 0xc0 ? 2 : 1;
    const group = bytes.slice(index, index + size);
    const text = Buffer.from(group.map(({ byte }) => byte)).toString('utf8');
    const whole = size > 1 && !text.includes('\ufffd');
    const last = (whole ? group.at(-1) : undefined) ?? first;
    const piece = whole ? text : String.fromCharCode(first.byte);
    pieces.push({ piece, at: first.at, length: last.at + last.length - first.at });
    index += whole ? size : 1;
  }
  return pieces;
}
