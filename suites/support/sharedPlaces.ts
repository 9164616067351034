/** Operations for requests that are all to be refused: one instance a resource and one control an operation serve the whole run. */
import { Case, type Live } from './case.ts';
import type { HttpRequest } from './exchange.ts';
import { onOperation, requestOn } from './operate.ts';
import { type Operation, operationName } from './targets.ts';
import type { Written } from './writings.ts';

interface Held {
  live: Live;
  holder: Case;
}

/**
 * What is refused changes nothing, so that reads and updates may share an instance, whatever values it has. DELETEs share another one:
 * where one is wrongly carried out, the rest must not see another state than they would see alone.
 */
export class SharedPlaces {
  readonly #lives = new Map<string, Promise<Held>>();
  readonly #controls = new Map<string, Promise<boolean>>();
  readonly #holders: Case[] = [];

  /** The operation as a request that would be served. Inconclusive where its resource cannot be created. */
  async request(c: Case, operation: Operation): Promise<HttpRequest> {
    if (operation.place === 'collection') return requestOn(c, operation, undefined);
    if (operation.verb.method === 'DELETE') return (await onOperation(c, operation)).request;
    return requestOn(c, operation, await this.live(c, operation.resource));
  }

  /** The operation as a request that would be served but for what is wrong with it. Inconclusive where its resource cannot be created. */
  async refusable(c: Case, operation: Operation): Promise<HttpRequest> {
    if (operation.verb.method !== 'DELETE') return this.request(c, operation);
    return requestOn(c, operation, await this.#shared(c, operation.resource, `doomed ${operation.resource}`));
  }

  /** A DELETE of the path was carried out: nobody is given that instance any more. */
  removed(path: string): void {
    for (const [key, known] of this.#lives)
      known.then(
        ({ live }) => live.path === path && this.#lives.get(key) === known && this.#lives.delete(key),
        () => undefined,
      );
  }

  /** The shared instance; its create joins the case's trail. Others may update it at any time. */
  live(c: Case, resource: string): Promise<Live> {
    return this.#shared(c, resource, `live ${resource}`);
  }

  async #shared(c: Case, resource: string, key: string): Promise<Live> {
    const { live, holder } = await memoised(this.#lives, key, () =>
      this.#held(c, async (own) => ({ live: await own.create(resource), holder: own })),
    );
    c.borrow(live, holder);
    return live;
  }

  /** Where a form that is to be refused goes: the collection, or the shared instance. */
  async pathOf(c: Case, { resource, mode }: Pick<Written, 'resource' | 'mode'>): Promise<string> {
    return mode === 'create' ? c.path(resource) : (await this.live(c, resource)).path;
  }

  /** Whether the operation is served with the valid credentials; asked once a run. */
  async control(c: Case, operation: Operation): Promise<boolean> {
    return memoised(this.#controls, operationName(operation), () =>
      this.#held(c, async (own) => own.served(await this.request(own, operation))),
    );
  }

  /** Removes what was shared, once nobody needs it, and gives the number of requests that it took. Never throws for what the target does. */
  async close(): Promise<number> {
    this.#lives.clear();
    this.#controls.clear();
    const holders = this.#holders.splice(0);
    const before = holders.reduce((sum, { requests }) => sum + requests, 0);
    await Promise.all(holders.map((holder) => holder.cleanUp()));
    return holders.reduce((sum, { requests }) => sum + requests, 0) - before;
  }

  /** Runs in a case that outlives the one that asked, which is charged with its requests. */
  async #held<T>(c: Case, body: (own: Case) => Promise<T>): Promise<T> {
    const own = new Case(c.session, `pool${this.#holders.length.toString(36)}`);
    this.#holders.push(own);
    try {
      return await body(own);
    } finally {
      c.requests += own.requests;
      own.forgetBodies();
    }
  }
}

/** What failed is tried again by the next who asks: one bad moment of the target is no reason to know nothing. */
function memoised<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found !== undefined) return found;
  const promise = make();
  known.set(key, promise);
  const forget = () => void known.delete(key);
  promise.then((made) => made === false && forget(), forget);
  return promise;
}
