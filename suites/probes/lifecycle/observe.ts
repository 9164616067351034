/** Compares validators and lists with the model of `lifecycle.model`. */
import { isDeepStrictEqual } from 'node:util';
import { type Exchange, header } from '../../../client/exchange.ts';
import type { Held } from '../../fixtures/account/account.ts';
import { type Case, type Live, own, readBack, within } from '../../fixtures/index.ts';
import { once } from '../../fixtures/provider/shared.ts';
import { everyItem, isListed, PAGES } from '../../fixtures/run/lists.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { stable } from '../../fixtures/values/comparison.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, expectShows, needAnswer } from '../expect/index.ts';

/** A resource of a sequence. */
export interface Known {
  live: Live;
  /** What the accepted writes left. */
  held: Held;
  /** A write that must be refused or rejected was not, so nothing more is expected of the resource. */
  isUnclear: boolean;
  /** The last GET. */
  seen?: Exchange;
  /** The ETag before the last change that a GET showed. */
  outdated?: string;
}

/** Checks that a GET with another representation than the last one has another ETag. An empty field is no validator. */
export function noteValidator(c: Case, known: Known, exchange: Exchange): void {
  const { live, seen } = known;
  const [before, after] = [seen === undefined ? undefined : etagOf(seen), etagOf(exchange)];
  const represented = (one: Exchange) => stable(c.resource(live.resource), c.shown(one) ?? {});
  const isChanged = seen !== undefined && !isDeepStrictEqual(represented(seen), represented(exchange));
  if (isChanged && before !== undefined && after !== undefined) {
    check(c, before !== after, () => ({
      message: 'after a change that a GET shows, the ETag differs',
      expected: `another ETag than ${before}`,
      actual: `ETag: ${after}`,
      exchange,
    }));
    known.outdated = before;
  }
  known.seen = exchange;
}

/** A GET with the ETag from before the last change gives the representation; one with the current ETag is answered 304. */
export async function conditionalReads(c: Case, known: Known): Promise<void> {
  const { live, held, outdated, seen } = known;
  const current = seen === undefined ? undefined : etagOf(seen);
  if (outdated !== undefined) {
    const exchange = await conditional(c, live, outdated);
    needAnswer(c, exchange);
    const { status } = exchange.response;
    check(c, status === 200, () => ({
      message: 'after a change, a GET with the old ETag answers 200',
      expected: 'status 200',
      actual: `status ${status}`,
      exchange,
    }));
    expectShows(c, live.resource, [...held.fields], exchange, 'a GET with the old ETag shows the last values');
  }
  if (current === undefined || !(await answers304(c, live.resource))) return;
  const exchange = await conditional(c, live, current);
  needAnswer(c, exchange);
  // A volatile property may have changed in the meantime, which changes the ETag too.
  const isOther = exchange.response.status === 200 && etagOf(exchange) !== current;
  check(c, exchange.response.status === 304 || isOther, () => ({
    message: 'without a change, a GET with the current ETag answers 304',
    expected: 'status 304',
    actual: `status ${exchange.response.status} with the same ETag`,
    exchange,
  }));
}

/** Whether the target answers 304 at all. Asked once per run and resource. */
async function answers304(c: Case, name: string): Promise<boolean> {
  const { value } = await once(c.session, `answers 304 ${name}`, async (holder) => {
    const live = await own(holder, name);
    const etag = etagOf(await readBack(holder, live));
    return etag !== undefined && (await conditional(holder, live, etag)).response.status === 304;
  });
  return value;
}

function conditional(c: Case, { path }: Live, etag: string): Promise<Exchange> {
  return c.send({ ...c.session.requests.get(path), headers: [['If-None-Match', etag]] });
}

function etagOf({ response }: Exchange): string | undefined {
  const etag = header(response, 'etag');
  return etag === '' ? undefined : etag;
}

/** How a list differs from the model. */
interface Difference {
  kind: 'deleted' | 'missing' | 'outdated';
  expected: string;
  actual: string;
}

/** How often a list is read that lacks a resource, because its pages shift while other cases create and delete. */
const LOOKS = 5;

/** The list contains each resource that exists, with its last values, and none that was deleted. */
export async function expectListed(c: Case, name: string, model: Known[]): Promise<void> {
  if (!isListed(c.session, name)) return;
  const known = model.filter(({ isUnclear }) => !isUnclear);
  const wrong = await within(
    c,
    async () => {
      let found = await listDifference(c, name, known);
      for (let looks = 1; looks < LOOKS && found?.kind === 'missing'; looks += 1)
        found = await listDifference(c, name, known);
      return found;
    },
    // Only deletes may lag.
    (found) => found?.kind !== 'deleted',
  );
  check(c, wrong === undefined, () => ({
    message: 'the list agrees with the accepted writes',
    expected: wrong?.expected ?? '',
    actual: wrong?.actual ?? '',
  }));
}

/** The first difference between the list and the resources of the sequence. */
async function listDifference(c: Case, name: string, known: Known[]): Promise<Difference | undefined> {
  const { fields, sid } = c.resource(name);
  const items = await everyItem(c, name, pathOf(c.session, name), PAGES, {});
  return known.flatMap(({ held, live }): Difference[] => {
    const item = items.find((candidate) => candidate[sid?.property ?? 'sid'] === live.sid);
    if (held.removedBy !== undefined)
      return item === undefined ? [] : [{ kind: 'deleted', expected: `no item ${live.sid}`, actual: 'an item' }];
    if (item === undefined) return [{ kind: 'missing', expected: `an item ${live.sid}`, actual: 'no such item' }];
    // An entry of a list may omit properties.
    const shown = [...held.fields].filter(([field]) => (fields[field]?.property ?? '') in item);
    const differs = difference(c.resource(name), shown, item);
    const says = (value: unknown) => `${differs?.property} ${JSON.stringify(value)}`;
    if (differs === undefined) return [];
    return [{ kind: 'outdated', expected: says(differs.expected), actual: says(differs.actual) }];
  })[0];
}
