/** One case of a clause: it sends, judges, and removes what it created. */
import type { CredentialCase } from '../../generators/credentials.ts';
import type { Form } from '../../generators/form.ts';
import type { Finding } from '../../specs/model.ts';
import { isSingleton } from '../../specs/prerequisites.ts';
import type { Field, Profile, Resource } from '../../specs/profile.ts';
import { Belongings } from './belongings.ts';
import type { SendOptions } from './client.ts';
import { type Exchange, effectiveMethod, type HttpRequest, isServed, type Representation } from './exchange.ts';
import { type Contradiction, Inconclusive } from './failures.ts';
import { findingOf } from './findings.ts';
import { Judging } from './judging.ts';
import { sidsAt } from './list.ts';
import type { Live } from './live.ts';
import { labelOf, once } from './once.ts';
import { onOperation } from './operate.ts';
import { representation, sidIn } from './representation.ts';
import type { Session } from './session.ts';
import { heldSingleton } from './singleton.ts';
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
  readonly key: string;
  #sent = 0;
  readonly #asks = new Map<string, number>();
  readonly #belongings: Belongings;
  #markers = 0;
  readonly #sentAt = new WeakMap<Exchange, number>();
  /** Bytes of large bodies. */
  #held = 0;
  readonly #shared = new Set<Exchange>();
  /** Of what this case was the first to ask for. */
  readonly #owned: Case[] = [];
  readonly #operated = new Map<string, Promise<HttpRequest>>();

  /** `label` tells this case from all others of the run; five characters. */
  constructor(session: Session, label: string, key = label) {
    super(session);
    this.#label = label;
    this.key = key;
    this.#belongings = new Belongings(session, key);
  }

  /** How often this case asked for it before. */
  asks(key: string): number {
    const count = this.#asks.get(key) ?? 0;
    this.#asks.set(key, count + 1);
    return count;
  }

  get sent(): number {
    return this.#sent;
  }

  /** Of its next exchange on the tape. */
  nextKey(): string {
    this.#sent += 1;
    return `${this.key}#${this.#sent}`;
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
    if (field.type !== 'string' || value === '') return value;
    const { tape } = this.session.settings;
    const next = () => this.session.shortValue(value.length);
    return tape === undefined ? next() : tape.fact(`${this.key} short ${this.asks('short')}`, next);
  }

  async send(request: HttpRequest, options?: SendOptions): Promise<Exchange> {
    this.requests += 1;
    const key = this.nextKey();
    const at = this.#sent;
    await this.session.ledger?.prepare(request, async (resource, path) => {
      const reader = new Case(this.session, 'ledge', `ledge ${path}`);
      return sidsAt(reader, resource, path).finally(() => reader.forgetBodies());
    });
    const exchange = await this.session.client.send(request, {
      ...options,
      key,
      holds: this.#held > 0,
      begun: this.requests > 1,
    });
    this.#inOrder(exchange, at);
    this.#hold(exchange.response.body.length);
    if (isServed(exchange) && effectiveMethod(request) === 'DELETE') this.session.places.removed(request.path);
    this.#belongings.note(exchange, (resource) => this.live(resource, exchange, []), at);
    return exchange;
  }

  /** What several clauses judge and one exchange shows: sent once, by a case of its own; it joins the trail of each. */
  async shared(key: string, request: (own: Case) => HttpRequest | Promise<HttpRequest>): Promise<Exchange> {
    const { exchange, own } = await this.once(key, async (holder) => ({
      exchange: await holder.send(await request(holder)),
      own: holder,
    }));
    this.#shared.add(exchange);
    if (!this.exchanges.includes(exchange)) {
      for (const created of own.#belongings.allBy(exchange)) this.#belongings.borrow(created, exchange);
      this.exchanges.push(exchange);
    }
    return exchange;
  }

  /**
   * The answer to the operation with insufficient credentials: the one that others judge too, or one of this case's `own`. What a DELETE
   * is sent to is shared: where it is not refused, it is asked again of an instance that no other case can have removed.
   */
  async unauthorized(operation: Operation, credential: CredentialCase, whose: 'shared' | 'own' = 'shared') {
    const key = `${operationName(operation)}, ${credential.label}`;
    const exchange =
      whose === 'own'
        ? await this.send({ ...(await this.#refusable(operation)), credential })
        : await this.shared(key, async (own) => ({ ...(await own.#refusable(operation)), credential }));
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

  /** The same within a clause, where what is made depends on the case that makes it. */
  async onceBy<T>(key: string, make: (own: Case) => Promise<T>): Promise<T> {
    const { tape } = this.session.settings;
    if (tape?.replays) return tape.first(key, this.key, () => this.once(key, make));
    const isFirst = !this.session.memo.has(key);
    return isFirst && tape !== undefined ? tape.first(key, this.key, () => this.once(key, make)) : this.once(key, make);
  }

  /** What several cases need and one of them brings about. */
  async once<T>(key: string, make: (own: Case) => Promise<T>): Promise<T> {
    return once(this.session, key, async () => {
      const own = new Case(this.session, labelOf(key), `once ${key}`);
      this.#owned.push(own);
      try {
        return await make(own);
      } finally {
        own.forgetBodies();
      }
    });
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
    const form = given ?? this.plainForm(name);
    const verb = createVerb(this.profile, name);
    if (verb === undefined) throw new Error(`${name} cannot be created under this profile`);
    const exchange = await this.send(this.session.requests.write(verb, this.path(name), form));
    const live = this.live(name, exchange, form);
    if (live === undefined) {
      throw new Inconclusive(`set-up: a ${name} resource could not be created (${exchange.response.status})`);
    }
    return live;
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
    for (const own of this.#owned) await own.cleanUp();
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

  /** The trail is in the order of sending, whichever answer comes first. */
  #inOrder(exchange: Exchange, at: number): void {
    this.#sentAt.set(exchange, at);
    let place = this.exchanges.length;
    while (place > 0 && (this.#sentAt.get(this.exchanges[place - 1] as Exchange) ?? 0) > at) place -= 1;
    this.exchanges.splice(place, 0, exchange);
  }

  #hold(bytes: number): void {
    if (bytes < LARGE) return;
    this.#held += bytes;
    this.session.client.line.hold(bytes);
  }
}
