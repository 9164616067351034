/** Instances that a clause keeps for several of its cases: one of each resource, created when the first of them asks. */
import pLimit, { type LimitFunction } from 'p-limit';
import { Case, type Live } from './case.ts';
import { labelOf } from './once.ts';

export class Kept {
  readonly #holder: Case;
  readonly #holders = new Map<string, Case>();
  readonly #lives = new Map<string, Promise<Live>>();
  readonly #turns = new Map<string, LimitFunction>();

  /** `holder` creates and removes them; a case of the clause's own. */
  constructor(holder: Case) {
    this.#holder = holder;
  }

  /** The resource's instance; its create joins the case's trail. Inconclusive where it cannot be created. */
  async live(c: Case, resource: string): Promise<Live> {
    const key = `${this.#holder.key} kept ${resource}`;
    const holder = this.#holders.get(resource) ?? new Case(c.session, labelOf(key), key);
    this.#holders.set(resource, holder);
    const creating = this.#lives.get(resource) ?? holder.create(resource);
    this.#lives.set(resource, creating);
    const live = await creating;
    c.borrow(live, holder);
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
    const holders = [...this.#holders.values()];
    await Promise.all(holders.map((holder) => holder.cleanUp()));
    return holders.reduce((sum, { requests }) => sum + requests, 0);
  }
}
