import { distance } from 'fastest-levenshtein';

const SUGGESTIONS = 3;

/** No known name matches the given one; the message suggests similar names. */
export class UnknownNameError extends Error {
  override readonly name = 'UnknownNameError';
  readonly given: string;
  readonly near: string[];

  /** @param noun What the name refers to: `clause`, `resource`. */
  constructor(noun: string, given: string, known: readonly string[]) {
    const near = nearNames(given, known);
    const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : `known: ${known.join(', ')}`;
    super(`unknown ${noun} "${given}"; ${hint}`);
    this.given = given;
    this.near = near;
  }
}

/** Up to three similar names, nearest first: those that contain the given one or are a few edits away. */
export function nearNames(given: string, known: readonly string[]): string[] {
  const plain = given.replaceAll(/[*?]/g, '').toLowerCase();
  const bound = Math.max(2, Math.floor(plain.length / 3));
  return known
    .map((name) => ({
      name,
      holds: plain.length > 2 && name.includes(plain),
      edits: distance(plain, name.toLowerCase()),
    }))
    .filter(({ holds, edits }) => holds || edits <= bound)
    .sort((a, b) => a.edits - b.edits)
    .slice(0, SUGGESTIONS)
    .map(({ name }) => name);
}
