/** Reads a collection through all its pages. */
import type { Case } from './case.ts';
import type { Representation } from './exchange.ts';
import { Inconclusive } from './failures.ts';

/** Pages that are read at the most: a list of more is not ours to read through. */
const PAGES = 200;

/** The first item of the list that `wanted` holds for; undefined where no page has one. Inconclusive where it cannot be read. */
export async function find(
  c: Case,
  name: string,
  wanted: (item: Representation) => boolean,
): Promise<Representation | undefined> {
  for await (const items of pages(c, name)) {
    const found = items.find(wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether the profile says how the list can be read. */
export function isListed(c: Case, name: string): boolean {
  const { collection } = c.resource(name);
  return collection?.listProperty !== undefined && collection.methods.includes('GET');
}

async function* pages(c: Case, name: string): AsyncGenerator<Representation[]> {
  const { requests, settings } = c.session;
  const { collection } = c.resource(name);
  const { paging } = c.profile;
  if (collection?.listProperty === undefined)
    throw new Inconclusive(`the profile does not say where the list of ${name} holds its items`);
  let path = requests.path(name);
  let query = paging === null ? '' : `${paging.sizeParameter}=${paging.maxSize}`;
  const seen = new Set<string>();
  for (let page = 0; page < PAGES; page += 1) {
    const exchange = await c.send(requests.get(path, query));
    const { response } = exchange;
    const shown = response.status === 200 ? c.shown(exchange) : undefined;
    const items = shown?.[collection.listProperty];
    if (!Array.isArray(items)) throw new Inconclusive(`the list of ${name} could not be read (${response.status})`);
    yield items as Representation[];
    const next = paging === null ? undefined : shown?.[paging.nextProperty];
    if (typeof next !== 'string' || next === '' || seen.has(next)) return;
    seen.add(next);
    const url = new URL(next, settings.baseUrl);
    // a list that leads elsewhere is not followed with credentials
    if (url.origin !== new URL(settings.baseUrl).origin)
      throw new Inconclusive(`the next page of ${name} is at another origin`);
    const prefix = new URL(settings.baseUrl).pathname.replace(/\/$/, '');
    path = url.pathname.startsWith(`${prefix}/`) ? url.pathname.slice(prefix.length) : url.pathname;
    query = url.search.slice(1);
  }
}
