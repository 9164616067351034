import { distance } from 'fastest-levenshtein';

const SUGGESTIONS = 3;

/** A name or pattern that nothing known answers to; the message suggests what is near. */
export class UnknownNameError extends Error {
  override readonly name = 'UnknownNameError';
  readonly given: string;
  readonly near: string[];

  /** @param noun What was to be named: `clause`, `resource`. */
  constructor(noun: string, given: string, known: readonly string[]) {
    const near = nearNames(given, known);
    const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : `known: ${known.join(', ')}`;
    super(`unknown ${noun} "${given}"; ${hint}`);
    this.given = given;
    this.near = near;
  }
}

/** Up to three of the known names, nearest first: those that hold the given one, or are a few edits away from it. */
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
