/** `--max-requests`: a share for each clause, in the order in which they come, so that none eats what an earlier one needs. */
import { NotExercised } from '../failures.ts';

/** What a clause may send. */
export interface Share {
  readonly clause: string;
  /** Requests set aside for it and not yet sent. */
  left: number;
}

export class Budget {
  readonly #total: number;
  /** Neither sent nor set aside. */
  #free: number;
  #needs = new Map<string, number>();
  #atWork = 0;
  readonly #queue: {
    clause: string /** Takes the share, or how many requests were left. */;
    enter: (admitted: Share | number) => void;
  }[] = [];

  /** `spent`: sent before. */
  constructor(total: number, spent: number) {
    this.#total = total;
    this.#free = total - spent;
  }

  /** What each clause needs at most; without it, a clause takes what is free. */
  plan(needs: ReadonlyMap<string, number>): void {
    this.#needs = new Map(needs);
  }

  /**
   * Sets aside what the clause needs, as soon as it fits; those before it come first. Give the share back by `close`.
   * @throws NotExercised where it does not fit, though nothing else is at work
   */
  async open(clause: string): Promise<Share> {
    const admitted = await new Promise<Share | number>((enter) => {
      this.#queue.push({ clause, enter });
      this.#admit();
    });
    if (typeof admitted !== 'number') return admitted;
    throw new NotExercised(
      `it did not fit the budget of ${this.#total} requests: it needs up to ${this.#need(clause)}, and ${admitted} were left`,
    );
  }

  close(share: Share): void {
    this.#free += share.left;
    share.left = 0;
    this.#atWork -= 1;
    this.#admit();
  }

  /**
   * Counts one request: of the share, else of what is free. A clean-up is never refused.
   * @throws NotExercised where neither is left
   */
  take(share: Share | undefined, cleansUp: boolean): void {
    if (share !== undefined && share.left > 0) {
      share.left -= 1;
      return;
    }
    if (this.#free <= 0 && !cleansUp) throw new NotExercised(`the budget of ${this.#total} requests was spent`);
    this.#free -= 1;
  }

  #need(clause: string): number {
    return this.#needs.get(clause) ?? 0;
  }

  /** The first in the queue enters where it fits, and is turned away only when no other could still give something back. */
  #admit(): void {
    for (let first = this.#queue[0]; first !== undefined; first = this.#queue[0]) {
      const need = this.#need(first.clause);
      const fits = need <= this.#free;
      if (!fits && this.#atWork > 0) return;
      this.#queue.shift();
      if (!fits) {
        first.enter(Math.max(0, this.#free));
        continue;
      }
      this.#free -= need;
      this.#atWork += 1;
      first.enter({ clause: first.clause, left: need });
    }
  }
}
