/** Compares validators and lists with the model of `lifecycle.model`. */
import { isDeepStrictEqual } from 'node:util';
import type { Exchange } from '../../../client/exchange.ts';
import type { Held } from '../../fixtures/account/account.ts';
import { type Discrepancy, keptDiscrepancy } from '../../fixtures/account/audit.ts';
import { type Case, type Live, own, readBack, within } from '../../fixtures/index.ts';
import { once } from '../../fixtures/provider/shared.ts';
import { everyItem, isItemOf, isListed, PAGES } from '../../fixtures/run/lists.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { stable } from '../../fixtures/values/comparison.ts';
import { etagOf } from '../cells/conditional/validator.ts';
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
  const [before, after] = [seen === undefined ? undefined : etagOf(seen.response), etagOf(exchange.response)];
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
  const current = seen === undefined ? undefined : etagOf(seen.response);
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
  const isOther = exchange.response.status === 200 && etagOf(exchange.response) !== current;
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
    const etag = etagOf((await readBack(holder, live)).response);
    return etag !== undefined && (await conditional(holder, live, etag)).response.status === 304;
  });
  return value;
}

function conditional(c: Case, { path }: Live, etag: string): Promise<Exchange> {
  return c.send({ ...c.session.requests.get(path), headers: [['If-None-Match', etag]] });
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
      let found = await listDiscrepancy(c, name, known);
      for (let looks = 1; looks < LOOKS && found?.kind === 'missing'; looks += 1)
        found = await listDiscrepancy(c, name, known);
      return found;
    },
    // Only deletes may lag.
    (found) => found?.kind !== 'returned',
  );
  check(c, wrong === undefined, () => ({
    message: 'the list agrees with the accepted writes',
    expected: wrong?.expected ?? '',
    actual: wrong?.actual ?? '',
  }));
}

/** The first contradiction between the list and the resources of the sequence. */
async function listDiscrepancy(c: Case, name: string, known: Known[]): Promise<Discrepancy | undefined> {
  const definition = c.resource(name);
  const items = await everyItem(c, name, pathOf(c.session, name), PAGES, {});
  return known
    .map(({ held, live }): Discrepancy | undefined => {
      const item = items.find((candidate) => isItemOf(c.session, live, candidate));
      if (held.removedBy === undefined) return keptDiscrepancy(definition, held, item);
      const { sid } = live;
      return item && { kind: 'returned', sid, expected: `no item ${sid}`, actual: 'an item' };
    })
    .find((found) => found !== undefined);
}
