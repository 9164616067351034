/** Parts of a secret: what a near miss keeps of it, and what is left where a text was cut. */

import { base64Forms, type Secret } from './searchTerms.ts';
import { isSuiteText, isSuiteTextInAnyCase } from './suiteText.ts';

export interface Fragment {
  start: number;
  end: number;
  name: string;
}

/** Characters in a row that tell a part of a secret from any other text. */
const LENGTH = { plain: 8, base64: 11, hex: 16 };
/** A shorter secret is looked for as a whole alone. */
const SHORTEST = 16;

const HASHES = 65_536;

/** Finds stretches of a text that stand in one of the secrets too, plain or encoded; letter case does not matter. */
export type FragmentFinder = (text: string) => Fragment[];

/** `fixed` is what else of our own a report shows. */
export function fragmentFinder(secrets: readonly Secret[], fixed = ''): FragmentFinder {
  const shown = fixed.toLowerCase();
  const pieces = new Map<number, Map<string, string>>();
  const add = (whole: string, length: number, name: string, plain = false) => {
    const known = pieces.get(length) ?? new Map<string, string>();
    pieces.set(length, known);
    const folded = whole.toLowerCase();
    for (let at = 0; at + length <= whole.length; at += 1) {
      const piece = folded.slice(at, at + length);
      // pieces are found in any letter case, and so are they in our own words: `_auth_to` stands in `$TWILIO_AUTH_TOKEN`
      const own = plain && ((mayBeOwn(folded, at, length) && isSuiteTextInAnyCase(piece)) || shown.includes(piece));
      if (!own) known.set(piece, `part of ${name}`);
    }
  };
  for (const { name, value, parts } of secrets) {
    if (parts !== true || value.length < SHORTEST || isSuiteText(value)) continue;
    const bytes = Buffer.from(value, 'utf8');
    add(value, LENGTH.plain, name, true);
    for (const form of base64Forms(bytes)) add(form, LENGTH.base64, name);
    add(bytes.toString('hex'), LENGTH.hex, name);
  }
  const sought = [...pieces].map(([length, known], at) => ({ length, known, bit: 1 << at }));
  const made = tables(sought);
  return (text) => {
    const folded = text.toLowerCase();
    // some letters fold to two: places would not be those of the text
    const searched = folded.length === text.length ? folded : text;
    return stretches(searched, sought, made);
  };
}

/** Whether what stands at every fifth place is ours: each piece of eight holds four characters from such a place on. */
function mayBeOwn(folded: string, at: number, length: number): boolean {
  const first = Math.ceil(at / 5) * 5;
  return first + 4 > at + length || isSuiteTextInAnyCase(folded.slice(first, first + 4));
}

interface Sought {
  length: number;
  /** Each piece, with the name of what it is a part of. */
  known: Map<string, string>;
  /** Its own in the table of beginnings. */
  bit: number;
}

/** Each piece holds three characters in a row that begin at a place divisible by so many. */
const STRIDE = LENGTH.plain - 2;

/**
 * Most of a text is passed over, for pieces of every length at once: where none of them holds the three characters at every sixth place
 * (`inside`), none stands there.
 */
function stretches(text: string, sought: readonly Sought[], { beginnings, inside }: Tables): Fragment[] {
  const found = sought.map((): Fragment[] => []);
  for (let place = 0; place + 2 < text.length; place += STRIDE) {
    if (inside[hashAt(text, place)] === 0) continue;
    for (let at = Math.max(0, place - STRIDE + 1); at <= place; at += 1) {
      const bits = beginnings[hashAt(text, at)] ?? 0;
      if (bits !== 0)
        sought.forEach((one, of) => void ((bits & one.bit) !== 0 && look(text, at, one, found[of] ?? [])));
    }
  }
  return found.flat();
}

function look(text: string, at: number, { length, known }: Sought, found: Fragment[]): void {
  const end = at + length;
  const name = end > text.length ? undefined : known.get(text.slice(at, end));
  if (name === undefined) return;
  const last = found.at(-1);
  if (last !== undefined && at <= last.end) last.end = end;
  else found.push({ start: at, end, name });
}

interface Tables {
  /** By three characters, hashed: the bits of those lengths of which a piece begins with them. */
  beginnings: Uint8Array;
  /** Not 0 where a piece of any length holds them among its first eight characters. */
  inside: Uint8Array;
}

function tables(sought: readonly Sought[]): Tables {
  const [beginnings, inside] = [new Uint8Array(HASHES), new Uint8Array(HASHES)];
  for (const { known, bit } of sought) {
    for (const piece of known.keys()) {
      const at = hashAt(piece, 0);
      beginnings[at] = (beginnings[at] ?? 0) | bit;
      for (let offset = 0; offset < STRIDE; offset += 1) inside[hashAt(piece, offset)] = 1;
    }
  }
  return { beginnings, inside };
}

/** Of three characters; others may share it. In whole numbers of 32 bits: a long text is looked through in no time. */
function hashAt(text: string, at: number): number {
  const hash = Math.imul(Math.imul(text.charCodeAt(at), 251) + text.charCodeAt(at + 1), 251) + text.charCodeAt(at + 2);
  return hash & (HASHES - 1);
}
