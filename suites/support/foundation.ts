/** What the cases of a run stand on: live instances of the resources that others need first, created once and shared. */
import type { Form } from '../../generators/form.ts';
import { isLiveSid, LIVE_SIDS } from '../../generators/liveSid.ts';
import { everyPrerequisite } from '../../specs/prerequisites.ts';
import type { Profile, Resource, SidField } from '../../specs/profile.ts';
import { Case } from './case.ts';
import type { Exchange, HttpRequest } from './exchange.ts';
import type { Live } from './live.ts';
import type { Session } from './session.ts';

/** Which of a resource's instances: a field that holds a sid needs a second one to change to. */
type Ordinal = 0 | 1;

/** A live instance, and the exchange that created it. */
export interface Ground {
  live: Live;
  created: Exchange;
}

export class Foundation {
  readonly #profile: Profile;
  /** In the order of their creation. */
  readonly #grounds = new Map<string, Ground>();
  readonly #failures = new Map<string, unknown>();
  #holder: Case | undefined;
  #preparing: Promise<number> | undefined;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  /**
   * Creates what the profile's resources need and is not there yet, and gives the number of requests that it took; nothing for a
   * profile in which none needs another. Never throws: whoever needs what could not be created is told.
   */
  prepare(session: Session): Promise<number> {
    this.#preparing ??= this.#create(session).finally(() => {
      // what failed is tried again by the next clause: one bad moment of the target is no reason to know nothing
      if (this.#failures.size > 0) this.#preparing = undefined;
    });
    return this.#preparing;
  }

  /** Was it begun? */
  get isPrepared(): boolean {
    return this.#preparing !== undefined;
  }

  async #create(session: Session): Promise<number> {
    this.#failures.clear();
    this.#holder ??= new Case(session, 'basis');
    const before = this.#holder.requests;
    const { resources } = this.#profile;
    for (const name of new Set(Object.keys(resources).flatMap((each) => everyPrerequisite(resources, each)))) {
      for (const at of isReferred(this.#profile, name) ? ([0, 1] as const) : ([0] as const)) {
        if (!this.#grounds.has(key(name, at))) await this.#createOne(this.#holder, name, at);
      }
    }
    return this.#holder.requests - before;
  }

  async #createOne(holder: Case, name: string, at: Ordinal): Promise<void> {
    try {
      const live = await holder.create(name);
      const created = holder.creationOf(live);
      if (created === undefined) throw new Error(`${name} was created by no exchange`);
      this.#grounds.set(key(name, at), { live, created });
    } catch (failure) {
      this.#failures.set(key(name, at), failure);
    }
  }

  /** The instance that stands for the resource; what kept it from being created is thrown again. */
  live(name: string, at: Ordinal = 0): Live {
    const ground = this.#grounds.get(key(name, at));
    if (ground !== undefined) return ground.live;
    if (this.#failures.has(key(name, at))) throw this.#failures.get(key(name, at));
    throw new Error(`no ${name} stands: no resource of the profile needs it, or nothing was prepared`);
  }

  /** The two live sids that the field can hold. */
  sidsFor({ resource }: SidField): [string, string] {
    return [this.live(resource, 0).sid, this.live(resource, 1).sid];
  }

  /** The form with the sids of live instances in the fields that hold one. */
  withLiveSids({ fields }: Resource, form: Form): Form {
    return form.map(([name, value]) => {
      const field = fields[name];
      if (field?.type !== 'sid' || !isLiveSid(value)) return [name, value];
      return [name, this.sidsFor(field)[LIVE_SIDS.indexOf(value)] ?? value];
    });
  }

  /** The instances whose sids the requests name, and those that these need in their turn, in the order of their creation. */
  under(requests: readonly HttpRequest[]): Ground[] {
    const found = new Set<Ground>();
    let left = [...requests];
    while (left.length > 0) {
      const named = [...this.#grounds.values()].filter(
        (ground) => !found.has(ground) && left.some((request) => names(request, ground.live.sid)),
      );
      for (const ground of named) found.add(ground);
      left = named.map(({ created }) => created.request);
    }
    return [...this.#grounds.values()].filter((ground) => found.has(ground));
  }

  /** Removes what was created, what stands under others first, and gives the requests that it took. Never throws for what the target does. */
  async close(): Promise<number> {
    const holder = this.#holder;
    this.#holder = undefined;
    this.#preparing = undefined;
    this.#grounds.clear();
    if (holder === undefined) return 0;
    const before = holder.requests;
    await holder.cleanUp();
    return holder.requests - before;
  }
}

const names = ({ path, body }: HttpRequest, sid: string): boolean =>
  path.includes(sid) || body?.toString().includes(sid) === true;

/** Is there a field of another resource that holds this one's sid? */
function isReferred({ resources }: Profile, name: string): boolean {
  return Object.values(resources).some(({ fields }) =>
    Object.values(fields).some((field) => field.type === 'sid' && field.resource === name),
  );
}

const key = (name: string, at: Ordinal): string => `${LIVE_SIDS[at]} ${name}`;
