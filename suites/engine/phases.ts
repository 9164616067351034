/** The phases of a run. Some clauses wait until the other clauses have sent their requests. */

/**
 * `probing`: a clause sends its requests. `listing`: it reads lists that other clauses no longer change. `settling`: it looks at the state that all requests left. `judging`: the rules have met
 * every exchange, so their findings are complete.
 */
export type Phase = 'probing' | 'listing' | 'settling' | 'judging';

const ORDER: Phase[] = ['probing', 'listing', 'settling', 'judging'];

/** The turn of one clause. */
export interface Turn {
  /** Waits until no other started clause is in an earlier phase. */
  reach(phase: Phase): Promise<void>;
}

/** The turn of a clause that waits for no other clause. */
export const ALONE: Turn = { reach: async () => undefined };

export class Phases {
  readonly #active = new Set<{ phase: Phase }>();
  readonly #waiting = new Set<{ phase: Phase; go: () => void }>();

  /** The number of clauses that have started and not ended. */
  get active(): number {
    return this.#active.size;
  }

  /** Runs a clause. Start all clauses in one tick, because a clause does not wait for clauses that start later. */
  async run<T>(task: (turn: Turn) => Promise<T>): Promise<T> {
    const own: { phase: Phase } = { phase: 'probing' };
    this.#active.add(own);
    try {
      return await task({ reach: (phase) => this.#reach(own, phase) });
    } finally {
      this.#active.delete(own);
      this.#wake();
    }
  }

  #reach(own: { phase: Phase }, phase: Phase): Promise<void> {
    if (rank(phase) > rank(own.phase)) own.phase = phase;
    const reached = new Promise<void>((go) => this.#waiting.add({ phase, go }));
    this.#wake();
    return reached;
  }

  #wake(): void {
    const earliest = Math.min(...[...this.#active].map(({ phase }) => rank(phase)));
    for (const waiting of this.#waiting) {
      if (rank(waiting.phase) > earliest) continue;
      this.#waiting.delete(waiting);
      waiting.go();
    }
  }
}

function rank(phase: Phase): number {
  return ORDER.indexOf(phase);
}
