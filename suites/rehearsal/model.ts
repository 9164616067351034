/** A target in memory that keeps the contract for any profile: what a run is rehearsed against, so that its requests can be counted. */

import { effectiveMethod, type HttpRequest, type HttpResponse, mediaType } from '../../client/exchange.ts';
import type { Account, RunSettings } from '../../client/settings.ts';
import { otherCredential } from '../../generators/credentials/credentials.ts';
import type { Form } from '../../generators/forms/form.ts';
import { FORM_TYPE } from '../../generators/requests/mediaType.ts';
import type { Profile, Resource } from '../../specs/profile/model.ts';
import { endpoint, type Place } from '../fixtures/profile/operations.ts';
import type { Requests } from '../fixtures/run/requests.ts';
import { accepts } from './accepts.ts';

/** Where lawful targets differ in what they cost. */
export interface Temper {
  /** A hook is honoured. */
  hooked: boolean;
  /** `Last-Modified` alone, so that the clock is waited for; else `ETag`. */
  datedOnly: boolean;
  /** Reads that still show what was deleted, for each way to look. */
  lag: number;
  /** Pages of every list. */
  pages: number;
  /** Simultaneous requests are refused with 429. */
  crowded: boolean;
  /** Of the second account's lists, its credentials open the last alone: whoever looks for one that is served has asked for all. */
  guarded: boolean;
}

interface Item {
  resource: string;
  sid: string;
  values: Form;
  version: number;
  /** Reads that still show it; null while it lives. */
  lingering: Map<string, number> | null;
}

type Answer = { status: number; body?: unknown; headers?: [string, string][] };

export class ModelTarget {
  readonly #profile: Profile;
  readonly #requests: Requests;
  readonly #values: Record<string, string>;
  readonly #accountSid: string;
  readonly #other: Account | null;
  readonly #temper: Temper;
  readonly #items = new Map<string, Item>();
  readonly #routes: { resource: string; place: Place; pattern: RegExp }[];
  #count = 0;

  constructor(
    profile: Profile,
    requests: Requests,
    { account, other, values }: Pick<RunSettings, 'account' | 'other' | 'values'>,
    temper: Temper,
  ) {
    this.#profile = profile;
    this.#requests = requests;
    this.#values = values;
    this.#other = other;
    this.#accountSid = account.accountSid;
    this.#temper = temper;
    this.#routes = routesOf(profile, requests.basePath);
  }

  answer(request: HttpRequest, simultaneous: boolean): HttpResponse {
    const { status, body, headers = [] } = this.#decide(request, simultaneous);
    const content = body === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(body));
    const type: [string, string][] = body === undefined ? [] : [['Content-Type', this.#profile.mediaType]];
    return { status, reason: '', httpVersion: '1.1', headers: [...type, ...headers], body: content };
  }

  #decide(request: HttpRequest, simultaneous: boolean): Answer {
    if (this.#isOthers(request)) return this.#ofOther(request);
    if (!this.#opens(request)) return this.#error(401, [['WWW-Authenticate', 'Basic realm="model"']]);
    if (simultaneous && this.#temper.crowded) return this.#error(429);
    if (request.asked !== undefined && this.#temper.hooked) {
      if (request.asked !== 302) return this.#error(request.asked);
      return { status: 302, headers: [['Location', `${request.behind ?? request.path}`]] };
    }
    const path = request.behind ?? request.path;
    const route = this.#routes.find(({ pattern }) => pattern.test(path));
    if (route === undefined) return this.#error(404);
    const resource = this.#profile.resources[route.resource] as Resource;
    const offered = endpoint(resource, route.place)?.methods ?? [];
    const method = effectiveMethod(request);
    const sid = decodeURIComponent(route.pattern.exec(path)?.groups?.Sid ?? '');
    const item = this.#items.get(sid);
    const look = `${method} instance`;
    if (route.place === 'instance' && (item === undefined || !this.#isSeen(item, look))) return this.#error(404);
    if (!offered.includes(method)) return this.#error(405, [['Allow', offered.join(', ')]]);
    if (method === 'DELETE') return this.#remove(item);
    if (method === 'GET')
      return item === undefined ? this.#collection(route.resource, request) : this.#show(item, request);
    return this.#write(route.resource, resource, item, request);
  }

  /** The account's own credentials, whatever the letter case of the scheme, in the header or in the URL. */
  #opens({ credential, userinfo }: HttpRequest): boolean {
    const valid = this.#requests.valid.header ?? '';
    if (userinfo !== undefined) {
      return `Basic ${Buffer.from(`${userinfo.user}:${userinfo.password}`).toString('base64')}` === valid;
    }
    return credential.header?.replace(/^basic (?=\S)/i, 'Basic ') === valid;
  }

  /** The second account's own credentials, on its own resources. */
  #isOthers({ credential, path }: HttpRequest): boolean {
    if (this.#other === null || !path.includes(this.#other.accountSid)) return false;
    return credential.header === otherCredential(this.#other).header;
  }

  #ofOther({ path }: HttpRequest): Answer {
    const own = path.replace(this.#other?.accountSid ?? '', this.#accountSid);
    const lists = Object.keys(this.#profile.resources).filter((name) => {
      return this.#profile.resources[name]?.collection?.methods.includes('GET');
    });
    const open = lists.slice(this.#temper.guarded ? -1 : 0).some((name) => this.#requests.path(name) === own);
    return open ? { status: 200, body: {} } : this.#error(404);
  }

  #write(name: string, resource: Resource, item: Item | undefined, request: HttpRequest): Answer {
    const form = formOf(request);
    const create = item === undefined && resource.instance !== undefined;
    const pinned = (field: string) => this.#values[`${name}.${field}`];
    if (!accepts(resource, form, create, pinned)) return this.#error(400);
    if (!create && item !== undefined) {
      item.values = [...item.values.filter(([field]) => !form.some(([other]) => other === field)), ...form];
      item.version += 1;
      return { status: 200, body: this.#shown(item) };
    }
    if (!create) return { status: 200, body: {} };
    this.#count += 1;
    const sid = `${resource.sid?.prefix ?? ''}${this.#count.toString(16).padStart(32, '0')}`;
    const made: Item = { resource: name, sid, values: form, version: 0, lingering: null };
    this.#items.set(sid, made);
    return { status: resource.createStatus, body: this.#shown(made) };
  }

  #remove(item: Item | undefined): Answer {
    if (item !== undefined) item.lingering ??= new Map();
    return { status: 204 };
  }

  /** A deleted one is seen as often as the lag lets it be, by each way to look. */
  #isSeen(item: Item, look: string): boolean {
    if (item.lingering === null) return true;
    const seen = item.lingering.get(look) ?? 0;
    item.lingering.set(look, seen + 1);
    return seen < this.#temper.lag;
  }

  #show(item: Item, request: HttpRequest): Answer {
    const condition = request.headers.find(([name]) => /^if-(none-match|modified-since)$/i.test(name))?.[1];
    const validator = this.#temper.datedOnly ? new Date(item.version * 10_000).toUTCString() : `"${item.version}"`;
    const headers: [string, string][] = [[this.#temper.datedOnly ? 'Last-Modified' : 'ETag', validator]];
    // its clock stands still: whoever waits for it asks as often as it may
    headers.push(['Date', new Date(item.version * 10_000).toUTCString()]);
    if (condition === validator) return { status: 304, headers };
    return { status: 200, body: this.#shown(item), headers };
  }

  #collection(name: string, request: HttpRequest): Answer {
    const { collection } = this.#profile.resources[name] as Resource;
    if (collection?.listProperty === undefined) return { status: 200, body: {} };
    const { paging } = this.#profile;
    const page = Number(new URLSearchParams(request.query).get('ModelPage') ?? 1);
    const last = paging === null || page >= this.#temper.pages;
    const all = [...this.#items.values()].filter((item) => item.resource === name);
    const items = last ? all.filter((item) => this.#isSeen(item, 'list')).map((item) => this.#shown(item)) : [];
    const next = last ? null : `${request.behind ?? request.path}?ModelPage=${page + 1}`;
    return { status: 200, body: { [collection.listProperty]: items, ...(paging && { [paging.nextProperty]: next }) } };
  }

  #shown({ resource, sid, values }: Item): Record<string, unknown> {
    const definition = this.#profile.resources[resource] as Resource;
    const shown: Record<string, unknown> = { [definition.sid?.property ?? 'sid']: sid };
    for (const [name, field] of Object.entries(definition.fields)) {
      const sent = values.findLast(([other]) => other === name)?.[1];
      const text = sent !== undefined && field.trimmed === true ? sent.trim() : sent;
      shown[field.property] =
        text !== undefined && field.type === 'integer' ? Number(text) : (text ?? field.default ?? null);
    }
    return shown;
  }

  #error(status: number, headers: [string, string][] = []): Answer {
    const { statusProperty, messageProperty } = this.#profile.error;
    const body = {
      [messageProperty]: `the model answers ${status}`,
      ...(statusProperty && { [statusProperty]: status }),
    };
    return { status, body, headers };
  }
}

function formOf(request: HttpRequest): Form {
  const headers: [string, string][] = request.contentType === null ? [] : [['Content-Type', request.contentType]];
  const type = mediaType({ status: 0, reason: '', httpVersion: '', headers, body: Buffer.alloc(0) });
  return type === FORM_TYPE ? [...new URLSearchParams(request.body?.toString() ?? '')] : [];
}

/** Literal paths before those with a sid in them, so that none hides another. */
function routesOf(profile: Profile, basePath: string) {
  const routes = Object.keys(profile.resources).flatMap((resource) =>
    (['collection', 'instance'] as const).flatMap((place) => {
      const path = endpoint(profile.resources[resource] as Resource, place)?.path;
      if (path === undefined) return [];
      const escaped = `${basePath}${path}`.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
      const source = escaped.replace('{Sid}', '(?<Sid>[^/]+)').replace(/\{[^}]+\}/g, '[^/]+');
      return [{ resource, place, pattern: new RegExp(`^${source}$`) }];
    }),
  );
  return routes.sort((a, b) => Number(a.place === 'instance') - Number(b.place === 'instance'));
}
