/** Over-long values of a body: each gives way to its beginning, its length and its digest, by which equal ones stay equal and others differ. */
import { createHash } from 'node:crypto';

/** Bytes of a value from which on it is shortenValues: far beyond any bound that a profile gives. */
const LONG = 256_000;
/** Bytes of it that are kept: longer than what is shown of a body, and than a request line. */
const KEPT = 16_000;

const [QUOTE, BACKSLASH, LESS_THAN, GREATER_THAN] = [0x22, 0x5c, 0x3c, 0x3e];

/** The body with short values alone. Of what is neither a JSON nor an XML text, and of a value that is none of either, nothing is taken. */
export function shortenValues(body: Buffer): Buffer {
  if (body.length < LONG) return body;
  const first = body.find((byte) => byte > 0x20);
  const values = first === LESS_THAN ? longTexts(body) : longStrings(body);
  if (values.length === 0) return body;
  const pieces: Buffer[] = [];
  let copied = 0;
  for (const { start, end } of values) {
    const value = body.subarray(start, end);
    const told = `… (${value.length} bytes, sha256 ${createHash('sha256').update(value).digest('hex')})`;
    // a character of several bytes is not cut in two
    let kept = KEPT;
    while (((value[kept] ?? 0) & 0xc0) === 0x80) kept -= 1;
    pieces.push(body.subarray(copied, start + kept), Buffer.from(told));
    copied = end;
  }
  return Buffer.concat([...pieces, body.subarray(copied)]);
}

interface Range {
  start: number;
  end: number;
}

/** JSON strings without escapes and control characters, of which only a whole one is a string (RFC 8259 7). */
function longStrings(body: Buffer): Range[] {
  const found: Range[] = [];
  for (let open = body.indexOf(QUOTE); open !== -1; ) {
    const end = endOfString(body, open);
    if (end === -1) break;
    const value = { start: open + 1, end };
    if (end - open > LONG && isPlain(body, value, BACKSLASH)) found.push(value);
    open = body.indexOf(QUOTE, end + 1);
  }
  return found;
}

/** Character data between tags, without references. */
function longTexts(body: Buffer): Range[] {
  const found: Range[] = [];
  for (let close = body.indexOf(GREATER_THAN); close !== -1; ) {
    const end = body.indexOf(LESS_THAN, close);
    if (end === -1) break;
    const value = { start: close + 1, end };
    // a reference could be cut in two
    if (end - close > LONG && isPlain(body, value, 0x26)) found.push(value);
    close = body.indexOf(GREATER_THAN, end);
  }
  return found;
}

/** Where the string that opens at `open` is closed; -1 where it is not. */
export function endOfString(body: Buffer, open: number): number {
  for (let end = body.indexOf(QUOTE, open + 1); end !== -1; end = body.indexOf(QUOTE, end + 1)) {
    let backslashes = 0;
    while (end - 1 - backslashes > open && body[end - 1 - backslashes] === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return -1;
}

/** Four bytes at once in the middle: a body of 10 MB is looked through in milliseconds. */
function isPlain(body: Buffer, { start, end }: Range, special: number): boolean {
  const value = body.subarray(start, end);
  if (value.includes(special)) return false;
  // where four bytes lie as a number of 32 bits does
  const before = Math.min(value.length, -value.byteOffset & 3);
  const count = (value.length - before) >>> 2;
  const words = new Uint32Array(value.buffer, value.byteOffset + before, count);
  if (value.subarray(0, before).some(isControl) || value.subarray(before + count * 4).some(isControl)) return false;
  for (let at = 0; at < count; at += 1) {
    const word = words[at] ?? 0;
    // some byte is below 0x20: taking 0x20 from each borrows from its highest bit
    if (((word - 0x20202020) & ~word & 0x80808080) !== 0) return false;
  }
  return true;
}

const isControl = (byte: number): boolean => byte < 0x20;
