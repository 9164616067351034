/** Operations for requests that are all to be refused: one instance a resource and one control an operation serve the whole run. */
import { Case, type Live } from './case.ts';
import type { HttpRequest } from './exchange.ts';
import { labelOf } from './once.ts';
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
  readonly #at = new Map<string, number>();

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
        ({ live }) => live.path === path && this.#next(key),
        () => undefined,
      );
  }

  /** The shared instance; its create joins the case's trail. Others may update it at any time. */
  live(c: Case, resource: string): Promise<Live> {
    return this.#shared(c, resource, `live ${resource}`);
  }

  async #shared(c: Case, resource: string, key: string): Promise<Live> {
    const { live, holder } = await this.#memoised(c, this.#lives, key, (name) =>
      this.#held(c, name, async (own) => ({ live: await own.create(resource), holder: own })),
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
    return this.#memoised(c, this.#controls, `control ${operationName(operation)}`, (name) =>
      this.#held(c, name, async (own) => own.served(await this.request(own, operation))),
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

  /** Runs in a case that outlives the one that asked. */
  async #held<T>(c: Case, name: string, body: (own: Case) => Promise<T>): Promise<T> {
    const own = new Case(c.session, labelOf(name), name);
    this.#holders.push(own);
    try {
      return await body(own);
    } finally {
      own.forgetBodies();
    }
  }

  /**
   * What failed is tried again by the next who asks: one bad moment of the target is no reason to know nothing. Which one a case was
   * given is a matter of time, and so goes on the tape where it is not the first.
   */
  #memoised<T>(c: Case, known: Map<string, Promise<T>>, key: string, make: (name: string) => Promise<T>): Promise<T> {
    const present = () => this.#at.get(key) ?? 0;
    const { tape } = c.session.settings;
    const which = tape === undefined ? present() : tape.choice(`${c.key} ${c.asks(key)} ${key}`, present, 0);
    const name = `${key} ${which}`;
    const found = known.get(name);
    if (found !== undefined) return found;
    const promise = make(name);
    known.set(name, promise);
    const forget = () => this.#next(name);
    promise.then((made) => made === false && forget(), forget);
    return promise;
  }

  /** The next who asks is given another one. */
  #next(name: string): void {
    const [, key = '', at = '0'] = /^(.*) (\d+)$/s.exec(name) ?? [];
    if ((this.#at.get(key) ?? 0) === Number(at)) this.#at.set(key, Number(at) + 1);
  }
}
