/** Implements `--max-requests`: clauses run one at a time, and only if enough requests are left. */
import pLimit from 'p-limit';
import { NotExercised } from '../failures.ts';

export class RequestLimit {
  readonly #total: number;
  #left: number;
  readonly #oneAtATime = pLimit(1);

  /** `spent` is the number of requests already sent. */
  constructor(total: number, spent: number) {
    this.#total = total;
    this.#left = total - spent;
  }

  /**
   * Runs a clause after the clauses before it have ended. `pending` is the number of requests reserved for cleaning up shared
   * resources.
   * @throws NotExercised if fewer requests are left than the clause needs
   */
  run<T>(cost: number, pending: () => number, clause: () => Promise<T>): Promise<T> {
    return this.#oneAtATime(() => {
      const left = Math.max(0, this.#left - pending());
      if (cost > left)
        throw new NotExercised(
          `--max-requests ${this.#total}: the clause needs about ${cost} requests, but only ${left} are left`,
        );
      return clause();
    });
  }

  /**
   * Counts one request. Never refuses a clean-up request.
   * @throws NotExercised if no request is left
   */
  take(cleansUp: boolean): void {
    if (this.#left <= 0 && !cleansUp) throw new NotExercised(`--max-requests ${this.#total} was reached`);
    this.#left -= 1;
  }
}
