/** What a case created: known to the client as the run's own, and removed when the case is over. */
import { everyPrerequisite } from '../../specs/prerequisites.ts';
import { elementName, isXmlType } from '../../specs/xmlNames.ts';
import type { Step } from './curl.ts';
import { type Exchange, effectiveMethod, isServed } from './exchange.ts';
import { placeAt } from './ledger.ts';
import type { Live } from './live.ts';
import type { Session } from './session.ts';
import { offers } from './targets.ts';
import { DELETE, OVERLOADED_DELETE } from './verbs.ts';

export interface Creation {
  sid: string;
  resource: string;
  path: string;
  exchange: Exchange;
}

export class Belongings {
  /** Requests that the clean-up sent. */
  requests = 0;
  readonly #session: Session;
  readonly #created = new Map<string, Creation>();
  readonly #gone = new Set<string>();
  readonly #repeated = new Set<string>();

  readonly #key: string;
  readonly #at = new Map<string, number>();

  constructor(session: Session, key: string) {
    this.#key = key;
    this.#session = session;
  }

  /** What the exchange created, if it created anything: its sid and the property that showed it. */
  createdBy(exchange: Exchange): Step['created'] {
    for (const [sid, created] of this.#created) {
      if (created.exchange !== exchange) continue;
      const { mediaType, resources, xml } = this.#session.profile;
      const property = resources[created.resource]?.sid?.property ?? 'sid';
      return {
        sid,
        property,
        ...(xml !== undefined && isXmlType(mediaType) && { element: elementName(xml, property) }),
      };
    }
    return undefined;
  }

  /** Takes note of an answer: whatever a list answered to a write with a sid in it now belongs to the run. */
  note(exchange: Exchange, liveOf: (resource: string) => Live | undefined, at = 0): void {
    const { request, response } = exchange;
    if (!isServed(exchange) || request.method === 'GET') return;
    if (effectiveMethod(request) === 'DELETE') {
      const removed = [...this.#created].find(([, { path }]) => path === (request.behind ?? request.path));
      if (removed !== undefined && response.status === 204) this.markGone(removed[0]);
      return;
    }
    const { profile, requests } = this.#session;
    const resource = placeAt(profile, requests.basePath, request.behind ?? request.path)?.resource;
    const live = resource === undefined ? undefined : liveOf(resource);
    if (live !== undefined) this.add(live, exchange, at);
  }

  add({ sid, resource, path }: Pick<Live, 'sid' | 'resource' | 'path'>, exchange: Exchange, at = 0): void {
    const { tape } = this.#session.settings;
    const repeated = !this.#session.client.ownership.created(sid);
    if (tape?.choice(`${this.#key} repeated ${at} ${sid}`, () => repeated, false) ?? repeated) this.#repeated.add(sid);
    // what was sent last, whichever answer came last
    if ((this.#at.get(sid) ?? -1) > at) return;
    this.#at.set(sid, at);
    this.#created.set(sid, { sid, resource, path, exchange });
  }

  /** What the exchange created. */
  allBy(exchange: Exchange): Creation[] {
    return [...this.#created.values()].filter((created) => created.exchange === exchange);
  }

  /** Of another case, which removes it. */
  borrow({ sid, resource, path }: Pick<Live, 'sid' | 'resource' | 'path'>, exchange: Exchange): void {
    this.#created.set(sid, { sid, resource, path, exchange });
    this.#gone.add(sid);
  }

  /** What would be removed now. */
  get left(): Creation[] {
    return [...this.#created].filter(([sid]) => !this.#gone.has(sid)).map(([, creation]) => creation);
  }

  /** Had the run been given this sid before? */
  isRepeated(sid: string): boolean {
    return this.#repeated.has(sid);
  }

  /** Its removal was seen. */
  markGone(sid: string): void {
    this.#gone.add(sid);
    this.#session.ledger?.gone(sid);
  }

  /** The exchange that created it, here or where it was borrowed from. */
  creationOf(sid: string): Exchange | undefined {
    return this.#created.get(sid)?.exchange;
  }

  /** Removes what is left, what stands under others before those. Never throws for what the target does. */
  async cleanUp(): Promise<void> {
    const { resources } = this.#session.profile;
    const { left } = this;
    const depth = ({ resource }: Creation) => everyPrerequisite(resources, resource).length;
    for (const level of [...new Set(left.map(depth))].sort((a, b) => b - a)) {
      await Promise.all(left.filter((creation) => depth(creation) === level).map((creation) => this.#remove(creation)));
    }
  }

  /** Nobody will ask any more. */
  forget(): void {
    for (const known of [this.#created, this.#gone, this.#repeated]) known.clear();
  }

  async #remove({ sid, resource, path }: Creation): Promise<void> {
    const { requests, client, profile } = this.#session;
    if (!offers(profile, resource, 'instance', 'DELETE')) return;
    try {
      for (const verb of [DELETE, OVERLOADED_DELETE]) {
        this.requests += 1;
        const { response } = await client.send(requests.remove(verb, path), { cleansUp: true, key: `${this.#key}~${path}${verb === DELETE ? '' : ' again'}` });
        if (response.status === 204 || response.status === 404) {
          this.markGone(sid);
          return;
        }
      }
    } catch (error) {
      // our own failures have names; a bare Error is a bug
      if (!(error instanceof Error) || error.name === 'Error') throw error;
    }
  }
}
