/** What instances that cases leave and use up cost together: one that is left is either used by another case or removed at the end. */
export class Stock {
  readonly #standing = new Map<string, number>();

  /** Requests that a case takes, or saves, beside its own, which count a create for each instance that it uses up. */
  cost(changes: ReadonlyMap<string, number>): number {
    let cost = 0;
    for (const [resource, change] of changes) {
      const before = this.#standing.get(resource) ?? 0;
      cost += total(before + change) - total(before) - Math.max(0, -change);
    }
    return cost;
  }

  add(changes: ReadonlyMap<string, number>): void {
    for (const [resource, change] of changes) {
      this.#standing.set(resource, (this.#standing.get(resource) ?? 0) + change);
    }
  }
}

/** To remove what stands, or to create what is missing. */
const total = (standing: number): number => Math.abs(standing);
