/** Measures a document whose references and aliases could make it grow without bounds when it is expanded. */

export interface Expansion {
  /** The value that a `$ref` names; undefined if it is not in the document. */
  at(reference: string): unknown;
  /** Whether to count below the member with this name. By default below every member. */
  enters?(name: string): boolean;
}

/**
 * The number of objects and arrays after every alias and `$ref` is replaced by its target. A reference back into its own target counts
 * once. Takes time in proportion to the document, because each value is measured once.
 */
export function expandedSize(root: unknown, { at, enters = () => true }: Expansion): number {
  const sizes = new Map<object, number>();
  const measure = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 0;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    sizes.set(value, 1);
    let size = 1;
    const isList = Array.isArray(value);
    for (const [name, member] of Object.entries(value)) {
      if (name === '$ref' && typeof member === 'string') size += measure(at(member));
      else if (isList || enters(name)) size += measure(member);
    }
    sizes.set(value, size);
    return size;
  };
  try {
    return measure(root);
  } catch (error) {
    // nested more deeply than the stack
    if (error instanceof RangeError) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

/** Whether a value from a parser is nested more deeply than `most`. Does not use the stack. */
export function isDeeperThan(most: number, root: unknown): boolean {
  let level: unknown[] = [root];
  const seen = new Set<unknown>();
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > most) return true;
    level = level.flatMap((value) => {
      // an alias gives the same object again
      if (typeof value !== 'object' || value === null || seen.has(value)) return [];
      seen.add(value);
      return Object.values(value);
    });
  }
  return false;
}
