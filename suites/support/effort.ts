/** What a case took: its own requests, and those for what it shares with other cases, which are sent once a run. */

export interface Effort {
  /** Its own, clean-up included. */
  requests: number;
  /** What it shares → requests that bringing that about and removing it took; 0 where another case had brought it about. */
  shared: ReadonlyMap<string, number>;
  /** Resource → instances that it leaves for later cases (more than 0), or uses up: those it pays the create of, whoever made them. */
  stock: ReadonlyMap<string, number>;
}

/** A case's account of what it shares. */
export class Shares {
  readonly costs = new Map<string, number>();
  /** Requests counted with the case's own that are in `costs`. */
  charged = 0;

  uses(key: string): void {
    if (!this.costs.has(key)) this.costs.set(key, 0);
  }

  pays(key: string, { cost, charged }: { cost: number; charged: number }): void {
    this.costs.set(key, (this.costs.get(key) ?? 0) + cost);
    this.charged += charged;
  }

  /** What another case shared on this one's account. */
  take(other: Shares): void {
    for (const [key, cost] of other.costs) this.pays(key, { cost, charged: 0 });
    this.charged += other.charged;
  }
}
