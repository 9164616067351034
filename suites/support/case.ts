/** One case of a clause: it sends, judges, and removes what it created. */
import type { CredentialCase } from '../../generators/credentials.ts';
import type { Form } from '../../generators/form.ts';
import type { Finding } from '../../specs/model.ts';
import { isSingleton } from '../../specs/prerequisites.ts';
import type { Field, Profile, Resource } from '../../specs/profile.ts';
import { Belongings } from './belongings.ts';
import type { SendOptions } from './client.ts';
import { type Effort, Shares } from './effort.ts';
import { type Exchange, effectiveMethod, type HttpRequest, isServed, type Representation } from './exchange.ts';
import { type Contradiction, Inconclusive } from './failures.ts';
import { findingOf } from './findings.ts';
import type { Legacy } from './inheritance.ts';
import { Judging } from './judging.ts';
import { sidsAt } from './list.ts';
import type { Live } from './live.ts';
import { once } from './once.ts';
import { onOperation } from './operate.ts';
import type { Idle } from './pool.ts';
import { representation, sidIn } from './representation.ts';
import type { Session } from './session.ts';
import { heldSingleton } from './singleton.ts';
import { standing } from './standing.ts';
import { createVerb, type Operation, operationName } from './targets.ts';
import { plainForm } from './values.ts';

export type { Live } from './live.ts';

/** Bytes of a body that are kept when its case is over. */
const KEPT = 64_000;
/** Bytes of a body from which on it counts among what is held. */
const LARGE = 1_000_000;

export class Case extends Judging {
  requests = 0;
  readonly #label: string;
  readonly #belongings: Belongings;
  #markers = 0;
  /** Bytes of large bodies. */
  #held = 0;
  readonly #shared = new Set<Exchange>();
  readonly #shares = new Shares();
  readonly #operated = new Map<string, Promise<HttpRequest>>();
  /** What was created for set-up alone, and what came from the pool, by its sid. */
  readonly #setUp = new Map<string, string>();
  readonly #adopted = new Map<string, Live>();
  readonly #stock = new Map<string, number>();

  /** `label` tells this case from all others of the run; five characters. */
  constructor(session: Session, label: string) {
    super(session);
    this.#label = label;
    this.#belongings = new Belongings(session);
  }

  get profile(): Profile {
    return this.session.profile;
  }

  resource(name: string): Resource {
    const found = this.profile.resources[name];
    if (found === undefined) throw new Error(`no resource ${name} in the profile`);
    return found;
  }

  /** Text that no other value of this run holds. */
  readonly marker = (): string => {
    this.#markers += 1;
    return `${this.session.settings.marker}${this.#label}${this.#markers.toString(36)}`;
  };

  /** A value as long as a unique field's one that is too short to hold a marker; no other case of the run has it. */
  shortValue(field: Field, value: string): string {
    return field.type === 'string' && value !== '' ? this.session.shortValue(value.length) : value;
  }

  async send(request: HttpRequest, options?: SendOptions): Promise<Exchange> {
    this.requests += 1;
    await this.session.ledger?.prepare(request, async (resource, path) => {
      const reader = new Case(this.session, 'ledge');
      return sidsAt(reader, resource, path).finally(() => reader.forgetBodies());
    });
    const exchange = await this.session.client.send(request, {
      ...options,
      holds: this.#held > 0,
      begun: this.requests > 1,
    });
    this.exchanges.push(exchange);
    this.session.servedAlready?.note(exchange);
    this.#hold(exchange.response.body.length);
    if (isServed(exchange) && effectiveMethod(request) === 'DELETE') this.session.places.removed(request.path);
    this.#belongings.note(exchange, (resource) => this.live(resource, exchange, []));
    return exchange;
  }

  /** What several clauses judge and one exchange shows: sent by the first who asks; it joins the trail of each. */
  async shared(key: string, request: () => HttpRequest | Promise<HttpRequest>): Promise<Exchange> {
    const exchange = await this.once(key, async () => this.send(await request()));
    this.#shared.add(exchange);
    if (!this.exchanges.includes(exchange)) this.exchanges.push(exchange);
    return exchange;
  }

  /** What clauses judge apart, each by an exchange of its own; one serves all of them where requests are scarce (`--budget`). */
  async sparing(key: string, request: () => HttpRequest | Promise<HttpRequest>): Promise<Exchange> {
    return this.session.pool === null ? this.send(await request()) : this.shared(key, request);
  }

  /** An exchange by which the operation is served, where requests are scarce whichever clause sent it; else what `request` is answered. */
  async asUsual(operation: Operation, request: () => HttpRequest | Promise<HttpRequest>): Promise<Exchange> {
    const known = this.session.servedAlready?.of(operation);
    if (known === undefined) return this.send(await request());
    this.#shared.add(known);
    if (!this.exchanges.includes(known)) this.exchanges.push(known);
    return known;
  }

  /**
   * The answer to the operation with insufficient credentials: the one that others judge too, or one of this case's `own`. What a DELETE
   * is sent to is shared: where it is not refused, it is asked again of an instance that no other case can have removed.
   */
  async unauthorized(operation: Operation, credential: CredentialCase, whose: 'shared' | 'own' = 'shared') {
    const request = { ...(await this.#refusable(operation)), credential };
    const key = `${operationName(operation)}, ${credential.label}`;
    const exchange = whose === 'own' ? await this.send(request) : await this.shared(key, () => request);
    if (operation.verb.method !== 'DELETE' || exchange.response.status === 401) return exchange;
    const again = await this.send({ ...(await onOperation(this, operation)).request, credential });
    return again.response.status === 401 ? exchange : again;
  }

  /** The operation as a request that would be served; the same for each of this case's credentials. */
  #refusable(operation: Operation): Promise<HttpRequest> {
    const name = operationName(operation);
    const known = this.#operated.get(name) ?? this.session.places.refusable(this, operation);
    this.#operated.set(name, known);
    return known;
  }

  /** What several cases need and one of them brings about. */
  async once<T>(key: string, make: () => Promise<T>): Promise<T> {
    this.#shares.uses(key);
    return once(this.session, key, async () => {
      const spent = () => this.requests - this.#shares.charged + this.#belongings.standing;
      const before = spent();
      try {
        return await make();
      } finally {
        this.#shares.pays(key, { cost: spent() - before, charged: spent() - before });
      }
    });
  }

  /** Uses what another case has brought about, or what `holder` brings about for this one: its requests are charged to this case. */
  uses(key: string, holder?: Case): void {
    this.#shares.uses(key);
    if (holder === undefined) return;
    this.requests += holder.requests;
    const own = holder.requests - holder.#shares.charged;
    this.#shares.take(holder.#shares);
    this.#shares.pays(key, { cost: own + holder.#belongings.standing, charged: own });
  }

  /** What the case took; complete once it was cleaned up. */
  get effort(): Effort {
    return { requests: this.requests - this.#shares.charged, shared: this.#shares.costs, stock: this.#stock };
  }

  /** The path of a collection, or of an instance where a sid is given, under what the run's cases stand on. */
  path(name: string, sid?: string): string {
    return this.session.requests.path(name, sid, (parent) => this.session.foundation.live(parent).sid);
  }

  /** A form that the resource accepts at create. */
  plainForm(name: string): Form {
    const form = plainForm(this.resource(name), this.marker, (field) => this.pinned(name, field));
    return this.session.foundation.withLiveSids(this.resource(name), form);
  }

  /** The exchange that created the resource, here or where it was borrowed from. */
  creationOf({ sid }: Pick<Live, 'sid'>): Exchange | undefined {
    return this.#belongings.creationOf(sid);
  }

  /** The value that the target insists on (`--value`). */
  pinned(resource: string, field: string): string | undefined {
    return this.session.settings.values[`${resource}.${field}`];
  }

  /** Creates a resource for set-up. Inconclusive where the target does not let it. */
  async create(name: string, given?: Form): Promise<Live> {
    if (isSingleton(this.resource(name))) return heldSingleton(this, name, given ?? []);
    const idle = given === undefined ? this.session.pool?.take(name) : undefined;
    if (idle !== undefined) return this.adopt(idle);
    const form = given ?? this.plainForm(name);
    const verb = createVerb(this.profile, name);
    if (verb === undefined) throw new Error(`${name} cannot be created under this profile`);
    const exchange = await this.send(this.session.requests.write(verb, this.path(name), form));
    const live = this.live(name, exchange, form);
    if (live === undefined) {
      throw new Inconclusive(`set-up: a ${name} resource could not be created (${exchange.response.status})`);
    }
    if (given === undefined) this.#setUp.set(live.sid, name);
    return live;
  }

  /** Takes an instance over from the pool. */
  adopt({ live, created }: Idle): Live {
    this.#belongings.adopt(live, created);
    this.#adopted.set(live.sid, live);
    this.exchanges.push(created);
    return live;
  }

  /** Goes on with an instance that another case has left. */
  takeOver({ live, trail }: Legacy): Live {
    const [created] = trail;
    if (created !== undefined) this.#belongings.adopt(live, created);
    this.exchanges.push(...trail);
    return live;
  }

  /**
   * Offers what stands and is known as it stands, one instance of each resource: others of the same case may be equal to it, and what
   * becomes of one is to say nothing about another. What is not accepted stays this case's to remove.
   */
  handOver(accepts: (legacy: Legacy) => boolean): void {
    const offered = new Set<string>();
    for (const creation of this.#belongings.left) {
      const live = offered.has(creation.resource) ? undefined : standing(this, creation, undefined);
      if (live === undefined) continue;
      offered.add(live.resource);
      const writes = this.exchanges.filter(
        ({ request }) => (request.behind ?? request.path) === live.path && request.method !== 'GET',
      );
      if (accepts({ live, trail: [creation.exchange, ...writes] })) this.#belongings.handOver(live.sid);
    }
  }

  /** Leaves to later cases what stands and is known as it stands; for a case that went well. */
  giveBack(): void {
    const { pool } = this.session;
    if (pool === null) return;
    for (const creation of this.#belongings.left) {
      const live = standing(this, creation, this.#adopted.get(creation.sid));
      if (live === undefined) continue;
      pool.give({ live, created: creation.exchange });
      this.#belongings.handOver(creation.sid);
      if (this.#setUp.delete(live.sid)) this.#shares.charged += 1;
      else if (!this.#adopted.delete(live.sid)) this.#leaves(live.resource, 1);
    }
    // somebody else has created what this case used up
    this.#shares.charged -= this.#adopted.size;
    for (const resource of this.#setUp.values()) this.#leaves(resource, -1);
    for (const { resource } of this.#adopted.values()) this.#leaves(resource, -1);
  }

  #leaves(resource: string, instances: 1 | -1): void {
    this.#stock.set(resource, (this.#stock.get(resource) ?? 0) + instances);
  }

  /** The resource that an answer to a create holds; undefined where it holds none. */
  live(name: string, exchange: Exchange, form: Form): Live | undefined {
    if (!isServed(exchange)) return undefined;
    const shown = this.shown(exchange);
    const sid = sidIn(shown, this.resource(name));
    if (shown === undefined || sid === undefined) return undefined;
    return { resource: name, sid, path: this.path(name, sid), form, representation: shown };
  }

  /** What the answer's body shows, JSON or XML; undefined where it is neither, or no document of the profile's. */
  shown({ response }: Exchange): Representation | undefined {
    return representation(this.profile, response);
  }

  /** Uses a resource that another case created and will remove: its create joins this case's trail. */
  borrow(live: Live, from: Case): void {
    const created = from.exchanges.find((exchange) => from.#belongings.createdBy(exchange)?.sid === live.sid);
    if (created === undefined || this.exchanges.includes(created)) return;
    this.exchanges.push(created);
    this.#belongings.borrow(live, created);
  }

  /** A GET of the resource; judged by nobody. */
  read({ path }: Live): Promise<Exchange> {
    return this.send(this.session.requests.get(path));
  }

  /** The present representation. Inconclusive where it cannot be read. */
  async state(live: Live): Promise<Representation> {
    const exchange = await this.read(live);
    const { response } = exchange;
    const shown = response.status === 200 ? this.shown(exchange) : undefined;
    if (shown === undefined) {
      throw new Inconclusive(`the state of ${live.resource} could not be read (${response.status})`);
    }
    return shown;
  }

  /** The state as a GET shows it; where requests are scarce, as it is known already: by the create, or by whoever had the instance before. */
  async known(live: Live): Promise<Representation> {
    return this.session.pool === null ? this.state(live) : live.representation;
  }

  /** Did the target give the sid to an earlier create of this run, here or in another case? */
  isRepeated({ sid }: Pick<Live, 'sid'>): boolean {
    return this.#belongings.isRepeated(sid);
  }

  /** The removal was seen: nothing to clean up. */
  markGone({ sid }: Pick<Live, 'sid'>): void {
    this.#belongings.markGone(sid);
  }

  /** Sends and tells whether it was served: 2xx. */
  async served(request: HttpRequest): Promise<boolean> {
    return isServed(await this.send(request));
  }

  finding(failure: Contradiction): Finding {
    const createdBy = (exchange: Exchange) => this.#belongings.createdBy(exchange);
    return findingOf(failure, this.exchanges, { createdBy, grounds: (trail) => this.#grounds(trail) }, this.session);
  }

  /** What created the instances that the exchanges stand on, of which this case knows from now on. */
  #grounds(trail: Exchange[]): Exchange[] {
    const grounds = this.session.foundation.under(trail.map(({ request }) => request));
    for (const { live, created } of grounds) this.#belongings.borrow(live, created);
    return grounds.map(({ created }) => created).filter((created) => !trail.includes(created));
  }

  /** Removes what this case created and nobody has seen go. Never throws for what the target does. */
  async cleanUp(): Promise<void> {
    await this.#belongings.cleanUp();
    this.requests += this.#belongings.requests;
  }

  /** Lets go of what nobody will look at any more: an over-long body is shown by its beginning. */
  forgetBodies(): void {
    for (const exchange of this.exchanges) {
      const { response } = exchange;
      // others may still judge what is shared
      if (response.body.length > KEPT && !this.#shared.has(exchange))
        response.body = Buffer.concat([response.body.subarray(0, KEPT)]);
    }
    this.session.client.line.hold(-this.#held);
    this.#held = 0;
  }

  /** Lets go of what a case that went well leaves: the last exchange is shown, and what else was sent may be echoed in it. */
  forgetTrail(): void {
    const last = this.exchanges.at(-1);
    const { valid } = this.session.requests;
    const kept = this.exchanges.filter((exchange) => exchange === last || exchange.request.credential !== valid);
    this.exchanges.splice(0, Number.POSITIVE_INFINITY, ...kept);
    this.#belongings.forget();
    this.#shared.clear();
  }

  #hold(bytes: number): void {
    if (bytes < LARGE) return;
    this.#held += bytes;
    this.session.client.line.hold(bytes);
  }
}
