/** What the run may change: nothing but what it created, and names that it made up. */

import type { Profile } from '../../specs/profile/model.ts';
import { isSingleton, parentsIn } from '../../specs/profile/prerequisites.ts';
import type { HttpRequest } from '../exchange.ts';
import { Inconclusive } from '../failures.ts';

/** Header fields by which frameworks let a request name another method than its own. */
const OVERRIDES = new Set(['x-http-method-override', 'x-http-method', 'x-method-override']);
/** A longer name is no name, whoever gives it. Characters. */
const LONGEST_NAME = 1000;

export class Ownership {
  readonly #known = new Set<string>();
  readonly #foreign = new Set<string>();
  readonly #lists = new Set<string>();
  readonly #readOnly = new Set<string>();
  /** Names that the profile's paths are made of, in lower case: none of them is ever the name of a resource of ours. */
  readonly #literals = new Set<string>();
  readonly #basePath: string;

  constructor(profile: Profile, basePath: string) {
    this.#basePath = basePath;
    this.#reserve(basePath);
    for (const resource of Object.values(profile.resources)) {
      const { collection, instance } = resource;
      if (instance !== undefined) this.#reserve(instance.path);
      if (collection === undefined) continue;
      this.#reserve(collection.path);
      // what stands under another resource may be changed where the run created that one: its sid is then in the path
      if (parentsIn(collection.path).length > 0) continue;
      const writable = collection.methods.some((method) => method !== 'GET') || instance !== undefined;
      // and a singleton of the account's own is not the run's to change
      if (writable && isSingleton(resource)) continue;
      (writable ? this.#lists : this.#readOnly).add(basePath + collection.path);
    }
  }

  /**
   * The target gave this sid to a create of this run. False where it gave it before. A name that leads elsewhere (a path's own, a dot
   * segment) is never taken for one of ours, whatever the target says.
   */
  created(sid: string): boolean {
    const first = !this.#known.has(sid);
    (this.#leadsElsewhere(sid) ? this.#foreign : this.#known).add(sid);
    return first;
  }

  /** The run made this name up: nothing can stand behind it. */
  madeUp(name: string): void {
    if (!this.#leadsElsewhere(name)) this.#known.add(name);
  }

  /**
   * Throws where the request could change what the run did not create: that would be our own bug. Inconclusive where it is the target's
   * doing, which gave a name that is not one.
   */
  check(request: HttpRequest): void {
    const overloads = overloadsOf(request);
    if (request.method === 'GET' && overloads === '') return;
    const path = request.behind ?? request.path;
    const deletes = request.method === 'DELETE' || overloads.includes('DELETE');
    if (this.#readOnly.has(path)) return;
    if (this.#lists.has(path) && !deletes) return;
    const { names, straight } = namesIn(request.path);
    const owner = this.#ownerIn(path);
    if (straight && owner?.some((name) => this.#known.has(name)) === true) return;
    if (names.some((name) => this.#foreign.has(name))) {
      throw new Inconclusive('the target gave a create a sid that cannot be one: what it names is left alone');
    }
    throw new Error(`refused to send ${request.method} ${request.path}: this run did not create what stands there`);
  }

  /** The last name of the path below the account that is no name of the profile's own, with and without its suffix. */
  #ownerIn(path: string): string[] | undefined {
    if (!path.startsWith(`${this.#basePath}/`)) return undefined;
    const below = path.slice(this.#basePath.length).split('/').reverse();
    for (const segment of below) {
      const name = decoded(segment);
      const bare = withoutSuffix(name);
      if (name !== '' && !this.#literals.has(bare.toLowerCase())) return [name, bare];
    }
    return undefined;
  }

  #reserve(path: string): void {
    for (const segment of path.split('/')) {
      if (segment !== '' && !segment.startsWith('{')) this.#literals.add(withoutSuffix(decoded(segment)).toLowerCase());
    }
  }

  #leadsElsewhere(name: string): boolean {
    return (
      name === '' ||
      name.length > LONGEST_NAME ||
      /[/\\]/.test(name) ||
      /^\.+$/.test(name) ||
      this.#literals.has(name.toLowerCase()) ||
      this.#literals.has(withoutSuffix(name).toLowerCase())
    );
  }
}

/** Every method that the request may be taken to name besides its own, in capitals: by query, by form, by header. */
function overloadsOf({ query, body, headers }: HttpRequest): string {
  const named = [query, body?.toString('latin1') ?? ''].flatMap(methodsIn);
  const overrides = headers.filter(([name]) => OVERRIDES.has(name.toLowerCase())).map(([, value]) => value);
  return [...named, ...overrides].join(' ').toUpperCase();
}

/** The values of `_method`, in any letter case; a text without an underscore, plain or escaped, has none. */
function methodsIn(encoded: string): string[] {
  if (!/_|%5f/i.test(encoded)) return [];
  return [...new URLSearchParams(encoded)]
    .filter(([name]) => name.toLowerCase() === '_method')
    .map(([, value]) => value);
}

/** The names in a path, and whether it goes straight there: a client or a server may resolve dots and slashes in it (RFC 3986 5.2.4). */
function namesIn(path: string): { names: string[]; straight: boolean } {
  const names = path.split('/').map(decoded);
  const straight = !/[?#\\]/.test(path) && names.every((name) => !/[/\\]/.test(name) && !/^\.+$/.test(name));
  return { names: names.flatMap((name) => [name, withoutSuffix(name)]), straight };
}

/** Percent-decoded; as it stands where that cannot be done. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function withoutSuffix(name: string): string {
  return name.replace(/\.\w+$/, '');
}
