/** Short phrases with numbers. */

/** Returns `1 clause` or `3 clauses`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number} ${number === 1 ? singular : plural}`;
}

/** Returns the first items of a list and the number of the others: `a, b, c and 4 more`. */
export function listed(items: readonly string[], most = 5): string {
  const shown = items.slice(0, most).join(', ');
  return items.length > most ? `${shown} and ${items.length - most} more` : shown;
}
