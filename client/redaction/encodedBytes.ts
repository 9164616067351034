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

/** Bytes that a run may stand for, with the position of each in the run. */
interface Reading {
  bytes: Uint8Array;
  place(index: number): { at: number; length: number };
}

export const BYTE_NOTATIONS: Notation[] = [
  // RFC 4648 4 and 5. The run may begin with other characters of the alphabet.
  ['', /[A-Za-z0-9+/_-]{8,}={0,2}/g, firstText([0, 1, 2, 3].map((skip) => (run) => base64Bytes(run, skip)))],
  ['', /[0-9a-fA-F]{8,}/g, firstText([0, 1].map((skip) => (run) => hexBytes(run, skip)))],
  // Node's `<Buffer 70 72 …>`, a hex dump, `0x70, 0x72`; in a form, `+` is a space
  [
    '',
    /(?<![\w.])(?:0x)?[0-9a-f]{2}(?:[\s:,+]+(?:0x)?[0-9a-f]{2}(?![\w.])){3,}/gi,
    firstText([(run) => numbers(run, /(?:0x)?([0-9a-f]{2})/gi, 16)]),
  ],
  // `[112, 114, 111]`, as Node prints the bytes of a Buffer in JSON
  ['', /(?<![\w.])\d{1,3}(?:[\s,+]+\d{1,3}(?![\w.])){3,}/g, firstText([(run) => numbers(run, /(\d{1,3})/g, 10)])],
];

/** Results are remembered for runs of up to this many characters, because sids and member names recur in most answers. */
const REMEMBERED_LENGTH = 64;
const REMEMBERED = 20_000;

/** The first reading that gives text. Almost no other data does. */
function firstText(readings: ((run: string) => Reading | null)[]): Notation[2] {
  const known = new Map<string, Piece[] | null>();
  return ([run]) => {
    const before = known.get(run);
    if (before !== undefined) return before;
    const pieces = decodedBy(readings, run);
    if (run.length <= REMEMBERED_LENGTH && known.size < REMEMBERED) known.set(copyOf(run), pieces);
    return pieces;
  };
}

/** The same ASCII characters as a text of its own: a match is a slice that keeps the whole text around it in memory. */
const copyOf = (run: string): string => Buffer.from(run, 'latin1').toString('latin1');

function decodedBy(readings: ((run: string) => Reading | null)[], run: string): Piece[] | null {
  for (const read of readings) {
    const reading = read(run);
    if (reading === null || !isText(reading.bytes)) continue;
    return charactersOf(Array.from(reading.bytes, (byte, index) => ({ byte, ...reading.place(index) })));
  }
  return null;
}

/** Whether the bytes are UTF-8 without control characters except white space. */
function isText(bytes: Uint8Array): boolean {
  if (bytes.length < 4 || bytes.some((byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d))
    return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
  // a cut may split the last character
  return !/[\p{Cc}\ufffd]/u.test(text.replaceAll(/[\t\r\n]/g, '').replace(/\ufffd$/, ''));
}

/** The bytes of a base64 run without its first `skip` characters. Each byte has the position of its four characters. */
function base64Bytes(run: string, skip: number): Reading {
  return {
    bytes: Buffer.from(run.slice(skip), 'base64'),
    place(index) {
      const at = skip + Math.floor(index / 3) * 4;
      return { at, length: Math.min(4, run.length - at) };
    },
  };
}

function hexBytes(run: string, skip: number): Reading {
  const digits = run.slice(skip).slice(0, (run.length - skip) & ~1);
  return { bytes: Buffer.from(digits, 'hex'), place: (index) => ({ at: skip + index * 2, length: 2 }) };
}

/** Null if a number is no byte. */
function numbers(run: string, number: RegExp, base: number): Reading | null {
  const found = [...run.matchAll(number)];
  const values = found.map(({ 1: digits = '' }) => Number.parseInt(digits, base));
  if (values.some((value) => value > 255)) return null;
  return {
    bytes: Uint8Array.from(values),
    place(index) {
      const { 0: whole, index: at } = found[index] as RegExpExecArray;
      return { at, length: whole.length };
    },
  };
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
