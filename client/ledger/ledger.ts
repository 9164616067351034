/** Writes the ledger of a run: each create before it is sent, its response, and each confirmed removal. */
import { FORM_TYPE } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { fillPath, OWN_SID } from '../../specs/profile/prerequisites.ts';
import { memoizeWeakly } from '../../specs/utils/memoize.ts';
import { effectiveMethod, type HttpRequest, type HttpResponse } from '../exchange.ts';
import { Inconclusive } from '../failures.ts';
import { redactorFor } from '../redaction/redactor.ts';
import { representation, sidIn } from '../representation/representation.ts';
import type { RunSettings } from '../settings.ts';
import { LedgerFile } from './ledgerFile.ts';
import { LEDGER_FORMAT } from './ledgerState.ts';
import { decodedSegment } from './pathSegment.ts';

/** The collection at a path, with the sids of its parents. */
interface Place {
  resource: string;
  parents: ReadonlyMap<string, string>;
}

/** Reads the sids in a collection; null if its list cannot be read. */
export type ReadSids = (resource: string, path: string) => Promise<string[] | null>;

export class Ledger {
  readonly file: LedgerFile;
  readonly #profile: Profile;
  readonly #basePath: string;
  readonly #marker: string;
  readonly #redact: (text: string) => string;
  readonly #present = new Map<string, Promise<void>>();
  #last = 0;

  constructor(path: string, settings: RunSettings, basePath: string, redact = redactorFor(settings)) {
    this.#profile = settings.profile;
    this.#basePath = basePath;
    this.#marker = settings.marker;
    this.#redact = redact;
    this.file = new LedgerFile(path, {
      ledger: LEDGER_FORMAT,
      marker: settings.marker,
      startedAt: now(),
      baseUrl: settings.baseUrl,
      accountSid: settings.account.accountSid,
      profile: settings.profile.name,
      ...(settings.profileFile === undefined ? {} : { profileFile: settings.profileFile }),
    });
  }

  /** Records the items of a collection before the run's first create in it. Skips collections below a resource of the run. */
  async prepare(request: HttpRequest, read: ReadSids): Promise<void> {
    const path = request.unhookedPath ?? request.path;
    const place = this.#placeOf(request);
    if (place === undefined || [...place.parents.values()].some((sid) => this.#isOurs(sid))) return;
    const known = this.#present.get(path);
    if (known !== undefined) return known;
    const reading = read(place.resource, path).then((sids) => this.file.append({ present: path, sids }));
    this.#present.set(path, reading);
    await reading;
  }

  /**
   * Records a create and returns its number, or undefined if the request creates nothing. Await this before sending the request.
   * Throws Inconclusive if the ledger cannot be written: nothing may be created that a cleanup could not find.
   */
  async sending(request: HttpRequest): Promise<number | undefined> {
    const place = this.#placeOf(request);
    if (place === undefined) return undefined;
    this.#last += 1;
    const id = this.#last;
    const fields = this.#fieldsIn(request, place.resource);
    const marked = Object.values(fields ?? {}).some((value) => value.includes(this.#marker));
    const path = request.unhookedPath ?? request.path;
    this.file.append({ id, at: now(), resource: place.resource, path, fields, marked });
    await this.file.flush();
    const { failure } = this.file;
    if (failure === null) return id;
    this.unsent(id);
    throw new Inconclusive(`the ledger cannot be written (${failure}), so the run creates nothing more`);
  }

  /** Records that the create was not sent. */
  unsent(id: number | undefined): void {
    if (id !== undefined) this.file.complete({ id, at: now(), gone: true });
  }

  answered(id: number | undefined, request: HttpRequest, response: HttpResponse): void {
    if (effectiveMethod(request) === 'GET') this.#noteRead(request, response);
    const place = this.#placeOf(request);
    if (id === undefined || place === undefined) return;
    const { status } = response;
    const resource = this.#profile.resources[place.resource];
    const shown = status < 300 ? representation(this.#profile, response) : undefined;
    const sid = resource === undefined ? undefined : sidIn(shown, resource);
    if (sid === undefined || resource?.instance === undefined) {
      this.file.complete({ id, at: now(), status });
      return;
    }
    this.file.append({ id, at: now(), status, sid, instance: instancePath(this.#profile, this.#basePath, place, sid) });
  }

  /** Records that the resource with this sid no longer exists. */
  gone(sid: string): void {
    for (const create of this.file.state.bySid.get(sid) ?? []) {
      if (!create.gone) this.file.complete({ id: create.id, at: now(), gone: true });
    }
  }

  /** Whether a GET has shown an instance of the resource that the run created. */
  wasRead(resource: string): boolean {
    return this.file.state.readable.has(resource);
  }

  #noteRead(request: HttpRequest, { status }: HttpResponse): void {
    if (status < 200 || status > 399) return;
    const path = request.unhookedPath ?? request.path;
    const name = decodedSegment(path.slice(path.lastIndexOf('/') + 1));
    const creates = this.file.state.bySid.get(name) ?? this.file.state.bySid.get(name.replace(/\.\w+$/, '')) ?? [];
    const read = creates.find(({ instance, resource }) => instance === path && !this.wasRead(resource));
    if (read !== undefined) this.file.append({ readable: read.resource });
  }

  #isOurs(sid: string): boolean {
    return this.file.state.bySid.has(sid);
  }

  /** The collection in which the request may create; undefined for reads and deletes. */
  #placeOf(request: HttpRequest): Place | undefined {
    const method = effectiveMethod(request);
    if (method === 'GET' || method === 'DELETE') return undefined;
    return placeAt(this.#profile, this.#basePath, request.unhookedPath ?? request.path);
  }

  /** The sent fields that the profile describes, redacted. The ledger records no other part of the body. */
  #fieldsIn({ contentType, body }: HttpRequest, resource: string): Record<string, string> | null {
    if (body === null || contentType?.toLowerCase().startsWith(FORM_TYPE) !== true) return null;
    const sent = new URLSearchParams(body.toString());
    const names = Object.keys(this.#profile.resources[resource]?.fields ?? {}).filter((name) => sent.has(name));
    return Object.fromEntries(names.map((name) => [name, this.#redact(sent.get(name) ?? '')]));
  }
}

/** The collection at the path, if it holds instances. */
export function placeAt(profile: Profile, basePath: string, path: string): Place | undefined {
  if (!path.startsWith(basePath)) return undefined;
  const below = path.slice(basePath.length);
  const { literal, nested } = collectionsOf(profile);
  const plain = literal.get(below);
  if (plain !== undefined) return { resource: plain, parents: new Map() };
  const segments = below.split('/');
  for (const { resource, template } of nested) {
    const parents = parentsAt(template, segments);
    if (parents !== undefined) return { resource, parents };
  }
  return undefined;
}

/**
 * The collections that hold instances: nested collections as a list, all others by path. Memoized, because every request needs
 * them.
 */
const collectionsOf = memoizeWeakly(({ resources }: Profile) => {
  const literal = new Map<string, string>();
  const nested: { resource: string; template: string[] }[] = [];
  for (const [resource, { collection, instance }] of Object.entries(resources)) {
    if (collection === undefined || instance === undefined) continue;
    if (collection.path.includes('{')) nested.push({ resource, template: collection.path.split('/') });
    else if (!literal.has(collection.path)) literal.set(collection.path, resource);
  }
  return { literal, nested };
});

/** The percent-encoded path of the instance with this sid in the collection. */
export function instancePath(profile: Profile, basePath: string, { resource, parents }: Place, sid: string): string {
  const own = (name: string) => encodeURIComponent(name === OWN_SID ? sid : (parents.get(name) ?? ''));
  return basePath + fillPath(profile.resources[resource]?.instance?.path ?? '', own);
}

/** The value of each `{Name}` in the template; undefined if the path does not match it. */
function parentsAt(template: string[], path: string[]): Map<string, string> | undefined {
  const parents = new Map<string, string>();
  const fits = template.every((segment, at) => {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    const present = path[at];
    if (name === undefined || present === undefined || present === '') return segment === present;
    parents.set(name, decodedSegment(present));
    return true;
  });
  return fits && template.length === path.length ? parents : undefined;
}

function now(): string {
  return new Date().toISOString();
}
