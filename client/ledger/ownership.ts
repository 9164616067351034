/** Ensures that the run changes only resources that it created and sids that it invented. */
import type { Profile } from '../../specs/profile/model.ts';
import { isSingleton, parentsIn } from '../../specs/profile/prerequisites.ts';
import type { Credential, HttpRequest } from '../exchange.ts';
import { Inconclusive } from '../failures.ts';
import { decodedSegment } from './pathSegment.ts';

/** Header fields that frameworks use to override the method. */
const OVERRIDES = new Set(['x-http-method-override', 'x-http-method', 'x-method-override']);
/** The longest accepted name, in characters. */
const LONGEST_NAME = 1000;

export class Ownership {
  readonly #known = new Set<string>();
  readonly #foreign = new Set<string>();
  readonly #lists = new Set<string>();
  readonly #readOnly = new Set<string>();
  /** Literal segments of the profile's paths, in lower case. A created resource cannot have such a name. */
  readonly #literals = new Set<string>();
  readonly #basePath: string;
  /** The other accounts in which the run creates resources, by base path, with the only credentials that may change anything there. */
  readonly #others = new Map<string, Credential>();

  constructor(profile: Profile, basePath: string) {
    this.#basePath = basePath;
    this.#addPaths(profile, basePath);
  }

  /** Adds another account, in which the run may create resources with the credentials. */
  addAccount(profile: Profile, basePath: string, credential: Credential): void {
    if (basePath === this.#basePath) return;
    this.#others.set(basePath, credential);
    this.#addPaths(profile, basePath);
  }

  #addPaths(profile: Profile, basePath: string): void {
    this.#reserve(basePath);
    for (const resource of Object.values(profile.resources)) {
      const { collection, instance } = resource;
      if (instance !== undefined) this.#reserve(instance.path);
      if (collection === undefined) continue;
      this.#reserve(collection.path);
      // A nested resource may be changed if the run created its parent, whose sid is in the path.
      if (parentsIn(collection.path).length > 0) continue;
      const writable = collection.methods.some((method) => method !== 'GET') || instance !== undefined;
      // A singleton of the account must not be changed.
      if (writable && isSingleton(resource)) continue;
      (writable ? this.#lists : this.#readOnly).add(basePath + collection.path);
    }
  }

  /**
   * Records the sid of a create of this run, and returns false if the sid is already known. A sid that is a literal segment of a
   * profile path or a dot segment would lead to another resource. Such a sid never counts as created by the run.
   */
  created(sid: string): boolean {
    const first = !this.#known.has(sid);
    (this.#leadsElsewhere(sid) ? this.#foreign : this.#known).add(sid);
    return first;
  }

  /** Records a sid that the run invented. No resource has this sid. */
  invented(name: string): void {
    if (!this.#leadsElsewhere(name)) this.#known.add(name);
  }

  /** Whether the run created or invented the sid. */
  isKnown(sid: string): boolean {
    return this.#known.has(sid);
  }

  /** Whether `check` accepts the request. */
  allows(request: HttpRequest): boolean {
    return this.#refusal(request) === undefined;
  }

  /**
   * Throws Error if the request could change a resource that the run did not create, which is a bug of proofmark. Throws
   * Inconclusive if the
   * target caused it with an invalid sid.
   */
  check(request: HttpRequest): void {
    const refusal = this.#refusal(request);
    if (refusal !== undefined) throw refusal;
  }

  #refusal(request: HttpRequest): Error | undefined {
    const overloads = overloadsOf(request);
    if (request.method === 'GET' && overloads === '') return undefined;
    const path = request.unhookedPath ?? request.path;
    const deletes = request.method === 'DELETE' || overloads.includes('DELETE');
    if (this.#isStranger(request, path)) return refused(request);
    if (this.#readOnly.has(path)) return undefined;
    if (this.#lists.has(path) && !deletes) return undefined;
    const { names, straight } = namesIn(request.path);
    const owner = this.#ownerIn(path);
    if (straight && owner?.some((name) => this.#known.has(name)) === true) return undefined;
    if (names.some((name) => this.#foreign.has(name))) {
      return new Inconclusive(
        'the target returned an invalid sid for a create, so the resource cannot be changed safely',
      );
    }
    return refused(request);
  }

  /** The last path segment below the account that is not a literal of the profile, both with and without its suffix. */
  #ownerIn(path: string): string[] | undefined {
    const basePath = [this.#basePath, ...this.#others.keys()].find((candidate) => path.startsWith(`${candidate}/`));
    if (basePath === undefined) return undefined;
    const below = path.slice(basePath.length).split('/').reverse();
    for (const segment of below) {
      const name = decodedSegment(segment);
      const bare = withoutSuffix(name);
      if (name !== '' && !this.#literals.has(bare.toLowerCase())) return [name, bare];
    }
    return undefined;
  }

  /** Whether the path belongs to another account, but the credentials do not. */
  #isStranger({ credential }: HttpRequest, path: string): boolean {
    return [...this.#others].some(([basePath, own]) => path.startsWith(`${basePath}/`) && credential !== own);
  }

  #reserve(path: string): void {
    for (const segment of path.split('/')) {
      if (segment !== '' && !segment.startsWith('{'))
        this.#literals.add(withoutSuffix(decodedSegment(segment)).toLowerCase());
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

function refused({ method, path }: HttpRequest): Error {
  return new Error(`refused to send ${method} ${path}: this run did not create that resource`);
}

/** Every method override in the request, in upper case: in the query, the form or a header field. */
function overloadsOf({ query, body, headers }: HttpRequest): string {
  const named = [query, body?.toString('latin1') ?? ''].flatMap(methodsIn);
  const overrides = headers.filter(([name]) => OVERRIDES.has(name.toLowerCase())).map(([, value]) => value);
  return [...named, ...overrides].join(' ').toUpperCase();
}

/** The values of `_method`. The regular expression skips texts without an underscore, plain or escaped. */
function methodsIn(encoded: string): string[] {
  if (!/_|%5f/i.test(encoded)) return [];
  return [...new URLSearchParams(encoded)]
    .filter(([name]) => name.toLowerCase() === '_method')
    .map(([, value]) => value);
}

/** The names in a path, and whether it is free of dot segments and encoded slashes, which servers may resolve (RFC 3986 5.2.4). */
function namesIn(path: string): { names: string[]; straight: boolean } {
  const names = path.split('/').map(decodedSegment);
  const straight = !/[?#\\]/.test(path) && names.every((name) => !/[/\\]/.test(name) && !/^\.+$/.test(name));
  return { names: names.flatMap((name) => [name, withoutSuffix(name)]), straight };
}

function withoutSuffix(name: string): string {
  return name.replace(/\.\w+$/, '');
}
