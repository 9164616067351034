/** `--max-requests`: clauses run one after the other, each only while enough requests are left for it. */
import pLimit from 'p-limit';
import { NotExercised } from '../failures.ts';

export class RequestLimit {
  readonly #total: number;
  #left: number;
  readonly #oneAtATime = pLimit(1);

  /** `spent`: requests sent before. */
  constructor(total: number, spent: number) {
    this.#total = total;
    this.#left = total - spent;
  }

  /**
   * Runs a clause when the clauses before it have ended. `pending`: requests that must remain for the clean-up of shared resources.
   * @throws NotExercised if fewer requests are left than the clause takes
   */
  run<T>(cost: number, pending: () => number, clause: () => Promise<T>): Promise<T> {
    return this.#oneAtATime(() => {
      const left = Math.max(0, this.#left - pending());
      if (cost > left)
        throw new NotExercised(`the limit of ${this.#total} requests: it takes about ${cost}, and ${left} were left`);
      return clause();
    });
  }

  /**
   * Counts one request. A clean-up is never refused.
   * @throws NotExercised if none is left
   */
  take(cleansUp: boolean): void {
    if (this.#left <= 0 && !cleansUp) throw new NotExercised(`the limit of ${this.#total} requests was reached`);
    this.#left -= 1;
  }
}
