/** What the run may change: nothing but what it created, and names that it made up. */
import type { Profile } from '../../specs/profile.ts';
import type { HttpRequest } from './exchange.ts';

export class Ownership {
  readonly #known = new Set<string>();
  readonly #lists: Set<string>;
  readonly #readOnly: Set<string>;

  constructor(profile: Profile, basePath: string) {
    this.#lists = new Set();
    this.#readOnly = new Set();
    for (const resource of Object.values(profile.resources)) {
      const { collection, instance } = resource;
      if (collection === undefined) continue;
      const writable = collection.methods.some((method) => method !== 'GET') || instance !== undefined;
      (writable ? this.#lists : this.#readOnly).add(basePath + collection.path);
    }
  }

  /** The target gave this sid to a create of this run. False where it gave it before. */
  created(sid: string): boolean {
    const first = !this.#known.has(sid);
    this.#known.add(sid);
    return first;
  }

  /** The run made this name up: nothing can stand behind it. */
  madeUp(name: string): void {
    this.#known.add(name);
  }

  /** Throws where the request could change what the run did not create: that would be our own bug. */
  check(request: HttpRequest): void {
    const path = request.behind ?? request.path;
    const overloads = new URLSearchParams(request.query).getAll('_method').join(' ').toUpperCase();
    const deletes = request.method === 'DELETE' || overloads.includes('DELETE');
    if (request.method === 'GET' && overloads === '') return;
    if (this.#readOnly.has(path)) return;
    if (this.#lists.has(path) && !deletes) return;
    if (this.#lists.has(path) && request.method === 'GET') return;
    const segments = path.split('/').map((segment) => decodeURIComponent(segment).replace(/\.\w+$/, ''));
    if (segments.some((segment) => segment !== '' && this.#known.has(segment))) return;
    throw new Error(`refused to send ${request.method} ${request.path}: this run did not create what stands there`);
  }
}
