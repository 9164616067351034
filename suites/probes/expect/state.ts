/** Expectations about the state of a resource. */
import type { Exchange, Representation } from '../../../client/exchange.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { type Case, type Live, lookAt, readBack, stateOf, waitUntilGone } from '../../fixtures/index.ts';
import { firstDifference, stable } from '../../fixtures/values/comparison.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check } from './check.ts';
import { needAnswer } from './status.ts';

/** The current representation without volatile properties. */
export async function stableState(c: Case, live: Live): Promise<Representation> {
  return stable(c.resource(live.resource), await stateOf(c, live));
}

/** Checks that the resource still exists and that its representation equals `before`. Returns the GET. */
export async function expectUnchanged(c: Case, live: Live, before: Representation, rule: string): Promise<Exchange> {
  const exchange = await expectExists(c, live, rule);
  expectSame(c, before, stable(c.resource(live.resource), c.shown(exchange) ?? {}), exchange, rule);
  return exchange;
}

/** Checks that two stable representations are equal. */
export function expectSame(
  c: Case,
  before: Representation,
  after: Representation,
  exchange: Exchange | undefined,
  rule: string,
): void {
  const changed = firstDifference(before, after);
  check(c, changed === undefined, () => ({
    message: rule,
    expected: `${changed?.property} ${JSON.stringify(changed?.one)}`,
    actual: `${changed?.property} ${JSON.stringify(changed?.other)}`,
    ...(exchange !== undefined && { exchange }),
  }));
}

/** Checks that two representations agree in every property that both show and that is not volatile. */
export function expectAgree(c: Case, resource: string, one: Exchange, other: Exchange, rule: string): void {
  const [before, after] = [one, other].map((each) => stable(c.resource(resource), c.shown(each) ?? {}));
  const shared = Object.keys(before ?? {}).filter((property) => after !== undefined && property in after);
  const only = (shown: Representation | undefined) =>
    Object.fromEntries(shared.map((property) => [property, shown?.[property]]));
  expectSame(c, only(before), only(after), other, rule);
}

/** Checks that the answer shows every value of the form. */
export function expectShows(c: Case, resource: string, form: Form, exchange: Exchange, rule: string): void {
  const wrong = difference(c.resource(resource), form, c.shown(exchange) ?? {});
  check(c, wrong === undefined, () => ({
    message: rule,
    expected: `${wrong?.property} ${JSON.stringify(wrong?.expected)}`,
    actual: `${wrong?.property} ${JSON.stringify(wrong?.actual)}`,
    exchange,
  }));
}

/** Checks that a GET shows every value of the form. Inconclusive unless the GET is answered 200. */
export async function expectStored(c: Case, live: Live, form: Form, rule: string): Promise<void> {
  expectShows(c, live.resource, form, await readBack(c, live), rule);
}

/** Checks that a GET finds the resource. */
export async function expectExists(c: Case, live: Live, rule: string): Promise<Exchange> {
  const exchange = await lookAt(c, live);
  check(c, exchange.response.status === 200, () => ({
    message: rule,
    expected: 'the resource still exists: status 200 for a GET',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
  return exchange;
}

/** Checks that a GET no longer finds the resource, after at most the profile's lag. */
export async function expectGone(c: Case, live: Live, rule: string): Promise<void> {
  const exchange = await waitUntilGone(c, live);
  needAnswer(c, exchange);
  check(c, exchange.response.status === 404, () => ({
    message: rule,
    expected: 'status 404 for a GET',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}
