/** Finds fragments of a secret, such as the unchanged part of a near miss or the rest of a cut text. */
import { base64Forms } from './searchTerms.ts';
import type { Secret } from './secrets.ts';
import type { Range } from './spans.ts';
import { isSuiteText, isSuiteTextInAnyCase } from './suiteText.ts';

export interface Fragment extends Range {
  name: string;
}

/** The shortest fragments that are unlikely to occur by chance. Characters. */
const LENGTH = { plain: 8, base64: 11, hex: 16 };
/** A shorter secret is only searched for as a whole. */
const SHORTEST = 16;

const HASHES = 65_536;

/** Finds stretches of a text that also occur in a secret, plain or encoded. Letter case does not matter. */
export type FragmentFinder = (text: string) => Fragment[];

/** `reported` is text of the settings that reports show unredacted. */
export function fragmentFinder(secrets: readonly Secret[], reported = ''): FragmentFinder {
  const shown = reported.toLowerCase();
  const byLength = new Map<number, Map<string, string>>();
  const add = (whole: string, length: number, name: string, plain = false) => {
    const known = byLength.get(length) ?? new Map<string, string>();
    byLength.set(length, known);
    const folded = whole.toLowerCase();
    for (let at = 0; at + length <= whole.length; at += 1) {
      const piece = folded.slice(at, at + length);
      // proofmark's own text may contain a piece of a token: `_auth_to` occurs in `$TWILIO_AUTH_TOKEN`.
      const own = plain && ((mayBeOwn(folded, at, length) && isSuiteTextInAnyCase(piece)) || shown.includes(piece));
      if (!own) known.set(piece, `part of ${name}`);
    }
  };
  for (const { name, value, fragments } of secrets) {
    if (fragments !== true || value.length < SHORTEST || isSuiteText(value)) continue;
    const bytes = Buffer.from(value, 'utf8');
    add(value, LENGTH.plain, name, true);
    for (const form of base64Forms(bytes)) add(form, LENGTH.base64, name);
    add(bytes.toString('hex'), LENGTH.hex, name);
  }
  const indexes = [...byLength].map(([length, known], at) => ({ length, known, bit: 1 << at }));
  const tables = hashTables(indexes);
  return (text) => {
    const folded = text.toLowerCase();
    // The lower case of some letters has two characters, which would shift the positions.
    const searched = folded.length === text.length ? folded : text;
    return fragmentsIn(searched, indexes, tables);
  };
}

/** A cheap filter: false if proofmark's own text cannot contain the piece, because it lacks four characters of it. */
function mayBeOwn(folded: string, at: number, length: number): boolean {
  const first = Math.ceil(at / 5) * 5;
  return first + 4 > at + length || isSuiteTextInAnyCase(folded.slice(first, first + 4));
}

/** The fragments of all secrets with one length. */
interface Index {
  length: number;
  /** From each piece to the name of its secret. */
  known: Map<string, string>;
  /** Marks this index in `HashTables.beginnings`. */
  bit: number;
}

/** Each piece contains three characters that begin at a multiple of this. */
const STRIDE = LENGTH.plain - 2;

/** Skips most of the text. A position matters only if the three characters at a nearby multiple of `STRIDE` occur in some piece. */
function fragmentsIn(text: string, indexes: readonly Index[], { beginnings, inside }: HashTables): Fragment[] {
  const found = indexes.map((): Fragment[] => []);
  for (let place = 0; place + 2 < text.length; place += STRIDE) {
    if (inside[hashAt(text, place)] === 0) continue;
    for (let at = Math.max(0, place - STRIDE + 1); at <= place; at += 1) {
      const bits = beginnings[hashAt(text, at)] ?? 0;
      if (bits !== 0)
        indexes.forEach((index, of) => void ((bits & index.bit) !== 0 && matchAt(text, at, index, found[of] ?? [])));
    }
  }
  return found.flat();
}

function matchAt(text: string, at: number, { length, known }: Index, found: Fragment[]): void {
  const end = at + length;
  const name = end > text.length ? undefined : known.get(text.slice(at, end));
  if (name === undefined) return;
  const last = found.at(-1);
  if (last !== undefined && at <= last.end) last.end = end;
  else found.push({ start: at, end, name });
}

/** Two tables, both indexed by the hash of three characters. */
interface HashTables {
  /** A bit for each piece length for which some piece begins with the characters. */
  beginnings: Uint8Array;
  /** Not 0 if a piece of any length has the characters among its first eight. */
  inside: Uint8Array;
}

function hashTables(indexes: readonly Index[]): HashTables {
  const [beginnings, inside] = [new Uint8Array(HASHES), new Uint8Array(HASHES)];
  for (const { known, bit } of indexes) {
    for (const piece of known.keys()) {
      const at = hashAt(piece, 0);
      beginnings[at] = (beginnings[at] ?? 0) | bit;
      for (let offset = 0; offset < STRIDE; offset += 1) inside[hashAt(piece, offset)] = 1;
    }
  }
  return { beginnings, inside };
}

/** Hashes three characters. 32-bit integer arithmetic keeps the search of a long text fast. */
function hashAt(text: string, at: number): number {
  const hash = Math.imul(Math.imul(text.charCodeAt(at), 251) + text.charCodeAt(at + 1), 251) + text.charCodeAt(at + 2);
  return hash & (HASHES - 1);
}
