/** Reads a collection through all its pages. */
import type { Case } from './case.ts';
import type { SendOptions } from './client.ts';
import type { Representation } from './exchange.ts';
import { Inconclusive, NotExercised } from './failures.ts';

/** Pages that are read at the most: a list of more is not ours to read through. */
export const PAGES = 200;
/** Of a longer list, what stood there before the run is not noted. */
const PAGES_BEFORE = 20;

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

/** The sids that stand in a collection now; null where that cannot be told. */
export async function sidsAt(c: Case, name: string, path: string): Promise<string[] | null> {
  const property = c.resource(name).sid?.property ?? 'sid';
  try {
    return (await everyItem(c, name, path, PAGES_BEFORE)).map((item) => String(item[property]));
  } catch (error) {
    if (error instanceof Inconclusive || error instanceof NotExercised) return null;
    throw error;
  }
}

/** Every item of the list at `path`. Inconclusive where it cannot be read, or has more than `most` pages. */
export async function everyItem(c: Case, name: string, path: string, most: number): Promise<Representation[]> {
  const all: Representation[] = [];
  let read = 0;
  for await (const items of pages(c, name, path, { cleansUp: true })) {
    read += 1;
    if (read > most) throw new Inconclusive(`the list of ${name} has more than ${most} pages`);
    all.push(...items.filter((item) => typeof item === 'object' && item !== null));
  }
  return all;
}

async function* pages(
  c: Case,
  name: string,
  from = c.path(name),
  options?: SendOptions,
): AsyncGenerator<Representation[]> {
  const { requests, settings } = c.session;
  const { collection } = c.resource(name);
  const { paging } = c.profile;
  if (collection?.listProperty === undefined)
    throw new Inconclusive(`the profile does not say where the list of ${name} holds its items`);
  let path = from;
  let query = paging === null ? '' : `${paging.sizeParameter}=${paging.maxSize}`;
  const seen = new Set<string>();
  for (let page = 0; page < PAGES; page += 1) {
    const exchange = await c.send(requests.get(path, query), options);
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
