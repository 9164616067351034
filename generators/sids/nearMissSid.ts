/** Near misses of a live sid: names that differ from it in one way, and that no resource has. */

export interface NearMiss {
  /** Describes the edit, not its result. */
  label: string;
  sid: string;
}

/** The least number of characters in which two sids of a target must differ, so that no edit of one can name another. */
const UNGUESSABLE = 8;
const ALPHABETS = ['0123456789', 'abcdef', 'ABCDEF', 'ghijklmnopqrstuvwxyz', 'GHIJKLMNOPQRSTUVWXYZ'];

/**
 * Whether the target draws its sids at random, judged by two of them. If it counts, an edit of a sid may name a resource that the run
 * does not own.
 */
export function isUnguessable(sid: string, other: string): boolean {
  const differing = [...sid].filter((character, at) => other[at] !== undefined && other[at] !== character);
  return differing.length >= UNGUESSABLE;
}

/** One near miss of every kind. Each keeps most characters of the sid, also those with a wildcard. */
export function nearMissSids(sid: string, prefix: string, otherPrefixes: readonly string[]): NearMiss[] {
  const start = sid.startsWith(prefix) ? prefix.length : 0;
  const digits = sid.slice(start);
  const changed = (label: string, at: number): NearMiss => ({
    label: `a live sid with another ${label} digit`,
    sid: sid.slice(0, at) + next(sid.charAt(at)) + sid.slice(at + 1),
  });
  const positions = [...sid].flatMap((character, at) => (at >= start && next(character) !== character ? [at] : []));
  const [first, middle, last] = [positions[0], positions[Math.floor(positions.length / 2)], positions.at(-1)];
  const wildcard = (text: string): NearMiss => ({
    label: `a live sid with ${text} in place of its last character`,
    sid: sid.slice(0, -1) + text,
  });
  const misses = [
    ...(first === undefined ? [] : [changed('first', first)]),
    ...(middle === undefined ? [] : [changed('middle', middle)]),
    ...(last === undefined ? [] : [changed('last', last)]),
    { label: 'a live sid without its last character', sid: sid.slice(0, -1) },
    { label: 'the first half of a live sid', sid: sid.slice(0, start + Math.ceil(digits.length / 2)) },
    { label: 'a live sid with one digit more', sid: `${sid}0` },
    ...(start === 0 ? [] : [{ label: 'a live sid without its prefix', sid: digits }]),
    ...(start === 0
      ? []
      : [
          {
            label: 'a live sid under another prefix',
            sid: (otherPrefixes.find((other) => other !== prefix) ?? 'XX') + digits,
          },
        ]),
    ...['%', '_', '*'].map(wildcard),
  ];
  const seen = new Set([sid]);
  return misses.filter((miss) => {
    if (miss.sid === '' || seen.has(miss.sid)) return false;
    seen.add(miss.sid);
    return true;
  });
}

/** The next character of the same alphabet; a character of no alphabet stays as it is. */
function next(character: string): string {
  const alphabet = ALPHABETS.find((letters) => letters.includes(character)) ?? character;
  return alphabet.charAt((alphabet.indexOf(character) + 1) % alphabet.length);
}
