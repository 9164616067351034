/** A text as whoever reads it would decode it, with the way back: notations may be mixed, partial and nested. */

export interface View {
  text: string;
  /** The characters of the original that character `index` stands for. */
  start(index: number): number;
  end(index: number): number;
}

/** At most so many ways of decoding are tried, and so many characters of all of them together. */
const [VIEWS, CHARACTERS] = [16, 1_500_000];

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };
const SIMPLE: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v', 0: '\0' };

type Meaning = (match: RegExpExecArray) => string;

/** `mark` begins every escape of the notation. */
const NOTATIONS: [mark: string, escaped: RegExp, meaning: Meaning | null][] = [
  // percent-encoding (RFC 3986 2.1), read by the byte
  ['%', /(?:%[0-9a-f]{2})+/gi, null],
  // JSON (RFC 8259 7), our own reports (`\x1b`, `\u{1f600}`), and a single quote inside a shell's single quotes
  [
    '\\',
    /\\u([0-9a-f]{4})|\\u\{([0-9a-f]{1,6})\}|\\x([0-9a-f]{2})|\\([nrtbfv0"'\\/&<>])|'\\(')'/gi,
    ([whole, unit, braced, byte, simple, quote]) => {
      if (unit !== undefined) return String.fromCharCode(Number.parseInt(unit, 16));
      const code = braced ?? byte;
      if (code !== undefined) return character(Number.parseInt(code, 16), whole);
      return quote ?? (simple === undefined ? whole : (SIMPLE[simple] ?? simple));
    },
  ],
  // references of XML and HTML (XML 1.0 4.1)
  [
    '&',
    /&#x0*([0-9a-f]{1,6});?|&#0*(\d{1,7});?|&(amp|lt|gt|quot|apos|nbsp);?/gi,
    ([whole, hex, decimal, named]) => {
      if (named !== undefined) return NAMED[named.toLowerCase()] ?? whole;
      return character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16), whole);
    },
  ],
];

/**
 * The text itself, and what it becomes when notations are decoded, one after the other in any order: a secret may itself look like
 * an escape of one of them.
 */
export function viewsOf(text: string): View[] {
  const views: View[] = [{ text, start: (index) => index, end: (index) => index + 1 }];
  const known = new Set([text]);
  let characters = text.length;
  for (const view of views) {
    for (const [mark, escaped, meaning] of NOTATIONS) {
      if (!view.text.includes(mark)) continue;
      const next = decoded(view, escaped, meaning);
      if (next === undefined || known.has(next.text)) continue;
      characters += next.text.length;
      if (views.length >= VIEWS || characters > CHARACTERS) return views;
      known.add(next.text);
      views.push(next);
    }
  }
  return views;
}

/** A stretch of a decoded text and where it comes from: character by character, or as a whole from `from` up to `to`. */
interface Stretch {
  at: number;
  from: number;
  /** Undefined where it was copied. */
  to?: number;
}

function decoded(view: View, escaped: RegExp, meaning: Meaning | null): View | undefined {
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
    copy(match.index);
    copied = match.index + match[0].length;
    if (meaning !== null) put(meaning(match), match.index, copied);
    else
      for (const { piece, at, length } of percentDecoded(match[0]))
        put(piece, match.index + at, match.index + at + length);
  }
  if (copied === 0) return undefined;
  copy(view.text.length);
  // few texts hold what is looked for: the way back is found when it is asked for
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

/** The last one that begins at `index` or before. */
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

/** Characters in UTF-8, each with the place of its escapes; a byte that begins none stands for itself. */
function percentDecoded(run: string): { piece: string; at: number; length: number }[] {
  const bytes = run
    .split('%')
    .slice(1)
    .map((digits) => Number.parseInt(digits, 16));
  const pieces: { piece: string; at: number; length: number }[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    const text = Buffer.from(bytes.slice(at, at + size)).toString('utf8');
    const whole = size > 1 && !text.includes('\ufffd');
    pieces.push({ piece: whole ? text : String.fromCharCode(lead), at: at * 3, length: (whole ? size : 1) * 3 });
    at += whole ? size : 1;
  }
  return pieces;
}
