/** Operations for many requests that are all to be refused: one resource and one control serve a whole property. */
import type { Case, Live } from './case.ts';
import type { HttpRequest } from './exchange.ts';
import { onOperation, requestOn } from './operate.ts';
import { type Operation, operationName } from './targets.ts';
import type { Trial } from './trial.ts';

/**
 * What is refused changes nothing, so that reads and updates may share an instance. A DELETE gets one of its own: where it is wrongly
 * carried out, the others must not see another state than they would see alone.
 */
export class SharedPlaces {
  readonly #trial: Trial;
  readonly #holder: Case;
  readonly #lives = new Map<string, Promise<Live>>();
  readonly #controls = new Map<string, Promise<boolean>>();

  constructor(trial: Trial) {
    this.#trial = trial;
    this.#holder = trial.newCase();
  }

  /** The operation as a request that would be served. Inconclusive where its resource cannot be created. */
  async request(c: Case, operation: Operation): Promise<HttpRequest> {
    if (operation.place === 'collection') return requestOn(c, operation, undefined);
    if (operation.verb.method === 'DELETE') return (await onOperation(c, operation)).request;
    return requestOn(c, operation, await this.live(c, operation.resource));
  }

  /** The shared instance; its create joins the case's trail. */
  async live(c: Case, resource: string): Promise<Live> {
    const live = await memoised(this.#lives, resource, () => this.#holder.create(resource));
    c.borrow(live, this.#holder);
    return live;
  }

  /** Whether the operation is served with the valid credentials; asked once. */
  control(operation: Operation): Promise<boolean> {
    return memoised(this.#controls, operationName(operation), async () =>
      this.#holder.served(await this.request(this.#holder, operation)),
    );
  }

  /** Asks again: whether the operation is still served with the valid credentials. */
  async stillServed(operation: Operation): Promise<boolean> {
    return this.#holder.served(await this.request(this.#holder, operation));
  }

  /** Removes what was shared. Never throws. */
  async close(): Promise<void> {
    await this.#holder.cleanUp();
    this.#trial.requests += this.#holder.requests;
  }
}

/** Runs a probe's body with places to share, and removes them whatever happens. */
export async function withSharedPlaces(trial: Trial, body: (places: SharedPlaces) => Promise<void>): Promise<void> {
  const places = new SharedPlaces(trial);
  try {
    await body(places);
  } finally {
    await places.close();
  }
}

function memoised<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found !== undefined) return found;
  const promise = make();
  known.set(key, promise);
  return promise;
}
