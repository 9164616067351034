/** Decodes a text in every plausible way and maps positions back to the original. Encodings may be mixed, partial and nested. */

import { BYTE_NOTATIONS, charactersOf, type Piece } from './encodedBytes.ts';

export interface View {
  text: string;
  /** The range of the original for character `index`. */
  start(index: number): number;
  end(index: number): number;
}

/** Limits on the number of views and on the total number of their characters. */
const [VIEWS, CHARACTERS] = [32, 1_500_000];

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const SIMPLE: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };

/**
 * Every escape of a notation begins with `mark`; an empty mark stands for no particular character. `decode` returns null for a match
 * that only looks like an escape.
 */
const NOTATIONS: [mark: string, escaped: RegExp, decode: (match: RegExpExecArray) => Piece[] | null][] = [
  // Percent-encoding (RFC 3986 2.1), decoded byte by byte.
  ['%', /(?:%[0-9a-f]{2})+/gi, ([run]) => percentDecoded(run)],
  // JSON (RFC 8259 7), proofmark's reports (`\x1b`, `\u{1f600}`), and a single quote inside a single-quoted shell string.
  [
    '\\',
    /\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([nrtbfv0"'\\/&<>])|'\\(')'/gi,
    ([whole, unit, braced, byte, simple, quote]) => {
      if (unit !== undefined) return onePiece(whole, String.fromCharCode(Number.parseInt(unit, 16)));
      const code = braced ?? byte;
      if (code !== undefined) return onePiece(whole, character(Number.parseInt(code, 16), whole));
      return onePiece(whole, quote ?? (simple === undefined ? whole : (SIMPLE[simple] ?? simple)));
    },
  ],
  // References of XML and HTML (XML 1.0 4.1).
  [
    '&',
    /&#x0*([0-9a-f]{1,6});?|&#0*(\d{1,7});?|&(amp|lt|gt|quot|apos|nbsp);?/gi,
    ([whole, hex, decimal, named]) => {
      if (named !== undefined) return onePiece(whole, NAMED[named.toLowerCase()] ?? whole);
      return onePiece(whole, character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16), whole));
    },
  ],
  // Encodings of bytes around any other notation.
  ...BYTE_NOTATIONS,
];

/**
 * The text itself and every result of decoding the notations in any order. The order matters, because a secret may itself look like
 * an escape.
 */
export function viewsOf(text: string): View[] {
  const views: View[] = [{ text, start: (index) => index, end: (index) => index + 1 }];
  const known = new Set([text]);
  let characters = text.length;
  for (const view of views) {
    for (const [mark, escaped, decode] of NOTATIONS) {
      if (!view.text.includes(mark)) continue;
      const next = decoded(view, escaped, decode);
      if (next === undefined || known.has(next.text)) continue;
      characters += next.text.length;
      if (views.length >= VIEWS || characters > CHARACTERS) return views;
      known.add(next.text);
      views.push(next);
    }
  }
  return views;
}

/** A stretch of a decoded text, with its origin: copied character by character, or decoded from `from` to `to`. */
interface Stretch {
  at: number;
  from: number;
  /** Undefined if the stretch was copied. */
  to?: number;
}

function decoded(view: View, escaped: RegExp, decode: (typeof NOTATIONS)[number][2]): View | undefined {
  let result = '';
  let copied = 0;
  const stretches: Stretch[] = [];
  const put = (piece: string, from: number, to: number) => {
    if (piece !== '') stretches.push({ at: result.length, from, to });
    result += piece;
  };
  const copy = (until: number) => {
    if (until > copied) stretches.push({ at: result.length, from: copied });
    result += view.text.slice(copied, until);
  };
  for (const match of view.text.matchAll(escaped)) {
    const pieces = decode(match);
    if (pieces === null) continue;
    copy(match.index);
    copied = match.index + match[0].length;
    for (const { piece, at, length } of pieces) put(piece, match.index + at, match.index + at + length);
  }
  if (copied === 0) return undefined;
  copy(view.text.length);
  // Positions are mapped lazily, because few texts contain a secret.
  const origin = (index: number) => {
    const { at, from, to } = stretchAt(stretches, index);
    return to === undefined ? [from + index - at, from + index - at] : [from, to - 1];
  };
  return {
    text: result,
    start: (index) => view.start(origin(index)[0] ?? 0),
    end: (index) => view.end(origin(index)[1] ?? 0),
  };
}

/** The last stretch that begins at or before `index`. */
function stretchAt(stretches: readonly Stretch[], index: number): Stretch {
  let [low, high] = [0, stretches.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((stretches[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  return stretches[low] ?? { at: 0, from: 0 };
}

function character(code: number, otherwise: string): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

function onePiece(whole: string, piece: string): Piece[] {
  return [{ piece, at: 0, length: whole.length }];
}

/** Decodes UTF-8 characters, each with the position of its escapes. An invalid byte is left as it is. */
function percentDecoded(run: string): Piece[] {
  const bytes = run
    .split('%')
    .slice(1)
    .map((digits, at) => ({ byte: Number.parseInt(digits, 16), at: at * 3, length: 3 }));
  return charactersOf(bytes);
}
