/** Instances that a clause keeps for several of its cases: one of each resource, created when the first of them asks. */
import pLimit, { type LimitFunction } from 'p-limit';
import type { Case, Live } from './case.ts';

export class Kept {
  readonly #holder: Case;
  readonly #lives = new Map<string, Promise<Live>>();
  readonly #turns = new Map<string, LimitFunction>();

  /** `holder` creates and removes them; a case of the clause's own. */
  constructor(holder: Case) {
    this.#holder = holder;
  }

  /** The resource's instance; its create joins the case's trail. Inconclusive where it cannot be created. */
  async live(c: Case, resource: string): Promise<Live> {
    const creating = this.#lives.get(resource) ?? this.#holder.create(resource);
    this.#lives.set(resource, creating);
    const live = await creating;
    c.borrow(live, this.#holder);
    return live;
  }

  /** Runs `body` while no other case is at the resource's instance. */
  alone<T>(resource: string, body: () => Promise<T>): Promise<T> {
    const turn = this.#turns.get(resource) ?? pLimit(1);
    this.#turns.set(resource, turn);
    return turn(body);
  }

  /** Removes them, and gives the requests that they took. Never throws for what the target does. */
  async close(): Promise<number> {
    await this.#holder.cleanUp();
    return this.#holder.requests;
  }
}
