/** Shortens very long values of a body to their beginning, length and digest. Different values stay different. */
import { createHash } from 'node:crypto';

/** The length above which a value is shortened: far beyond the bounds in a profile. Bytes. */
const LONG = 256_000;
/** The length of the part that is kept: longer than any excerpt in a report and any request line. Bytes. */
const KEPT = 16_000;

const [QUOTE, BACKSLASH, LESS_THAN, GREATER_THAN] = [0x22, 0x5c, 0x3c, 0x3e];

/** Shortens the values of a JSON or XML text; any other body is unchanged. */
export function shortenValues(body: Buffer): Buffer {
  if (body.length < LONG) return body;
  const first = body.find((byte) => byte > 0x20);
  const values = first === LESS_THAN ? longTexts(body) : longStrings(body);
  if (values.length === 0) return body;
  const pieces: Buffer[] = [];
  let copied = 0;
  for (const { start, end } of values) {
    const value = body.subarray(start, end);
    const summary = `… (${value.length} bytes, sha256 ${createHash('sha256').update(value).digest('hex')})`;
    // Do not cut a multi-byte character.
    let kept = KEPT;
    while (((value[kept] ?? 0) & 0xc0) === 0x80) kept -= 1;
    pieces.push(body.subarray(copied, start + kept), Buffer.from(summary));
    copied = end;
  }
  return Buffer.concat([...pieces, body.subarray(copied)]);
}

interface Range {
  start: number;
  end: number;
}

/** Long JSON strings without escapes and control characters (RFC 8259 7). */
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

/** Long character data between tags, without references. */
function longTexts(body: Buffer): Range[] {
  const found: Range[] = [];
  for (let close = body.indexOf(GREATER_THAN); close !== -1; ) {
    const end = body.indexOf(LESS_THAN, close);
    if (end === -1) break;
    const value = { start: close + 1, end };
    // `&`: a reference must not be cut.
    if (end - close > LONG && isPlain(body, value, 0x26)) found.push(value);
    close = body.indexOf(GREATER_THAN, end);
  }
  return found;
}

/** The position of the closing quote of the string that begins at `open`, or -1. */
export function endOfString(body: Buffer, open: number): number {
  for (let end = body.indexOf(QUOTE, open + 1); end !== -1; end = body.indexOf(QUOTE, end + 1)) {
    let backslashes = 0;
    while (end - 1 - backslashes > open && body[end - 1 - backslashes] === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return -1;
}

/** Checks four bytes at a time, so that 10 MB take milliseconds. */
function isPlain(body: Buffer, { start, end }: Range, special: number): boolean {
  const value = body.subarray(start, end);
  if (value.includes(special)) return false;
  // The bytes before the first 32-bit boundary.
  const before = Math.min(value.length, -value.byteOffset & 3);
  const count = (value.length - before) >>> 2;
  const words = new Uint32Array(value.buffer, value.byteOffset + before, count);
  if (value.subarray(0, before).some(isControl) || value.subarray(before + count * 4).some(isControl)) return false;
  for (let at = 0; at < count; at += 1) {
    const word = words[at] ?? 0;
    // Not 0 if a byte is below 0x20: subtracting 0x20 from it sets its highest bit.
    if (((word - 0x20202020) & ~word & 0x80808080) !== 0) return false;
  }
  return true;
}

const isControl = (byte: number): boolean => byte < 0x20;
