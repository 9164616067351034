/** Checks that a refused write was not processed: neither the instance nor the list shows it. */
import type { Representation } from '../../../client/exchange.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { type Case, type Live, read, stateOf } from '../../fixtures/index.ts';
import type { Operation } from '../../fixtures/profile/operations.ts';
import { find, isListed } from '../../fixtures/run/lists.ts';
import { firstDifference, stable } from '../../fixtures/values/comparison.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check } from '../expect/index.ts';
import type { Provoked } from './provoke.ts';
import { recovered } from './recovered.ts';

/** What shows the resource before the write. */
export interface Seen {
  /** Absent for a collection. */
  instance?: Representation;
  /** Absent if the list does not show the resource. */
  entry?: Representation;
}

/** The state before a write; undefined for a read. Inconclusive if it cannot be read. */
export async function seenBefore(c: Case, operation: Operation, live: Live | undefined): Promise<Seen | undefined> {
  if (operation.verb.method === 'GET') return undefined;
  if (live === undefined) return {};
  const entry = await entryOf(c, live);
  return { instance: await stateOf(c, live), ...(entry !== undefined && { entry }) };
}

export async function expectUnprocessed(c: Case, provoked: Provoked, before: Seen): Promise<void> {
  const { live } = provoked;
  if (live === undefined) return expectNotCreated(c, provoked);
  const { status } = provoked.exchange.response;
  const shown = await recovered(c, async () => {
    const exchange = await read(c, live);
    return exchange.busy ? undefined : { exchange, state: c.shown(exchange) };
  });
  expectAsBefore(
    c,
    provoked,
    before.instance,
    shown?.exchange.response.status === 200 ? shown.state : undefined,
    'a GET',
  );
  if (before.entry === undefined) return;
  const listed = await recovered(c, async () => ({ entry: await entryOf(c, live) }));
  expectAsBefore(c, provoked, before.entry, listed?.entry, `the list, after a ${status},`);
}

function expectAsBefore(
  c: Case,
  { operation, exchange }: Provoked,
  before: Representation | undefined,
  after: Representation | undefined,
  where: string,
): void {
  const { status } = exchange.response;
  const resource = c.resource(operation.resource);
  const changed = firstDifference(stable(resource, before ?? {}), stable(resource, after ?? {}));
  check(c, after !== undefined && changed === undefined, () => ({
    message: `a ${status} is not processed: ${where} shows the resource as before`,
    expected: after === undefined ? 'the resource' : `${changed?.property} ${JSON.stringify(changed?.one)}`,
    actual: after === undefined ? 'no resource' : `${changed?.property} ${JSON.stringify(changed?.other)}`,
    exchange,
  }));
}

async function expectNotCreated(c: Case, { operation, request, exchange }: Provoked): Promise<void> {
  const { resource: name } = operation;
  const resource = c.resource(name);
  const form: Form = [...new URLSearchParams(request.body?.toString() ?? '')].filter(
    ([field]) => resource.fields[field]?.echoed !== false,
  );
  if (form.length === 0 || !isListed(c.session, name)) return;
  const { status } = exchange.response;
  const list = await recovered(c, async () => ({
    created: await find(c, name, (item) => difference(resource, form, item) === undefined),
  }));
  check(c, list !== undefined && list.created === undefined, () => ({
    message: `a ${status} is not processed: the list shows no new resource`,
    expected: 'a list without the sent values',
    actual: list === undefined ? 'a list that cannot be read any more' : 'a resource with the sent values',
    exchange,
  }));
}

async function entryOf(c: Case, { resource, sid }: Live): Promise<Representation | undefined> {
  const property = c.resource(resource).sid?.property;
  if (property === undefined || !isListed(c.session, resource)) return undefined;
  return find(c, resource, (item) => item[property] === sid);
}
