/** Parts of a secret: what a near miss keeps of it, and what is left where a text was cut. */

import { base64Forms, type Secret } from './needles.ts';
import { isOwnText, isOwnTextInAnyCase } from './ownText.ts';

export interface Part {
  start: number;
  end: number;
  name: string;
}

/** Characters in a row that tell a part of a secret from any other text. */
const LENGTH = { plain: 8, base64: 11, hex: 16 };
/** A shorter secret is looked for as a whole alone. */
const SHORTEST = 16;

const PLACES = 65_536;

/** Finds stretches of a text that stand in one of the secrets too, plain or encoded; letter case does not matter. */
export type PartFinder = (text: string) => Part[];

/** `fixed` is what else of our own a report shows. */
export function partFinder(secrets: readonly Secret[], fixed = ''): PartFinder {
  const shown = fixed.toLowerCase();
  const pieces = new Map<number, Map<string, string>>();
  const add = (whole: string, length: number, name: string, plain = false) => {
    const known = pieces.get(length) ?? new Map<string, string>();
    pieces.set(length, known);
    const folded = whole.toLowerCase();
    for (let at = 0; at + length <= whole.length; at += 1) {
      const piece = folded.slice(at, at + length);
      // pieces are found in any letter case, and so are they in our own words: `_auth_to` stands in `$TWILIO_AUTH_TOKEN`
      const own = plain && ((mayBeOwn(folded, at, length) && isOwnTextInAnyCase(piece)) || shown.includes(piece));
      if (!own) known.set(piece, `part of ${name}`);
    }
  };
  for (const { name, value, parts } of secrets) {
    if (parts !== true || value.length < SHORTEST || isOwnText(value)) continue;
    const bytes = Buffer.from(value, 'utf8');
    add(value, LENGTH.plain, name, true);
    for (const form of base64Forms(bytes)) add(form, LENGTH.base64, name);
    add(bytes.toString('hex'), LENGTH.hex, name);
  }
  const sought = [...pieces].map(([length, known], at) => ({ length, known, bit: 1 << at }));
  const beginnings = table(sought);
  return (text) => {
    const folded = text.toLowerCase();
    // some letters fold to two: places would not be those of the text
    const searched = folded.length === text.length ? folded : text;
    return stretches(searched, sought, beginnings);
  };
}

/** Whether what stands at every fifth place is ours: each piece of eight holds four characters from such a place on. */
function mayBeOwn(folded: string, at: number, length: number): boolean {
  const first = Math.ceil(at / 5) * 5;
  return first + 4 > at + length || isOwnTextInAnyCase(folded.slice(first, first + 4));
}

interface Sought {
  length: number;
  /** Each piece, with the name of what it is a part of. */
  known: Map<string, string>;
  /** Its own in the table of beginnings. */
  bit: number;
}

/** By their first three characters most of a text is passed over, for pieces of every length at once. */
function stretches(text: string, sought: readonly Sought[], beginnings: Uint8Array): Part[] {
  const found = sought.map((): Part[] => []);
  let [first, second] = [text.charCodeAt(0), text.charCodeAt(1)];
  for (let at = 0; at + 2 < text.length; at += 1) {
    const third = text.charCodeAt(at + 2);
    const bits = beginnings[place(first, second, third)] ?? 0;
    if (bits !== 0) sought.forEach((one, of) => void ((bits & one.bit) !== 0 && look(text, at, one, found[of] ?? [])));
    first = second;
    second = third;
  }
  return found.flat();
}

function look(text: string, at: number, { length, known }: Sought, found: Part[]): void {
  const end = at + length;
  const name = end > text.length ? undefined : known.get(text.slice(at, end));
  if (name === undefined) return;
  const last = found.at(-1);
  if (last !== undefined && at <= last.end) last.end = end;
  else found.push({ start: at, end, name });
}

/** At the place of each three characters the bits of those lengths of which a piece begins with it. */
function table(sought: readonly Sought[]): Uint8Array {
  const places = new Uint8Array(PLACES);
  for (const { known, bit } of sought) {
    for (const piece of known.keys()) {
      const at = place(piece.charCodeAt(0), piece.charCodeAt(1), piece.charCodeAt(2));
      places[at] = (places[at] ?? 0) | bit;
    }
  }
  return places;
}

/** The place of three characters, which others may share. In whole numbers of 32 bits: each character of a report comes by here. */
function place(first: number, second: number, third: number): number {
  return (Math.imul(Math.imul(first, 251) + second, 251) + third) & (PLACES - 1);
}
