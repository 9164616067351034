/** Checks that a refused write was not processed: neither the instance nor the list shows it. */
import type { Representation } from '../../../../client/exchange.ts';
import { Inconclusive } from '../../../../client/failures.ts';
import type { Form } from '../../../../generators/forms/form.ts';
import { type Case, type Live, read, stateOf } from '../../../fixtures/index.ts';
import type { Operation } from '../../../fixtures/profile/operations.ts';
import { entryOf, find, isItemOf, isListed } from '../../../fixtures/run/lists.ts';
import { firstDifference, stable } from '../../../fixtures/values/comparison.ts';
import { difference } from '../../../fixtures/values/values.ts';
import { check } from '../../expect/index.ts';
import type { Provoked } from '../provoke.ts';
import { recovered } from './recovered.ts';

/** What shows the resource before the write. */
export interface Seen {
  /** Absent for a collection. */
  instance?: Representation;
  /** Absent if the list does not show the resource. */
  entry?: Representation;
  /** Whether the list could be read. */
  isListed: boolean;
}

/** The state before a write; undefined for a read. Inconclusive if it cannot be read. */
export async function seenBefore(c: Case, operation: Operation, live: Live | undefined): Promise<Seen | undefined> {
  if (operation.verb.method === 'GET') return undefined;
  const listed = await listedBefore(c, operation, live);
  const seen = { isListed: listed !== undefined, ...(listed?.entry !== undefined && { entry: listed.entry }) };
  return live === undefined ? seen : { ...seen, instance: await stateOf(c, live) };
}

/** Other clauses judge a list that cannot be read. */
async function listedBefore(
  c: Case,
  { resource }: Operation,
  live: Live | undefined,
): Promise<{ entry: Representation | undefined } | undefined> {
  if (!isListed(c.session, resource)) return undefined;
  try {
    return { entry: await find(c, resource, (item) => live !== undefined && isItemOf(c.session, live, item)) };
  } catch (error) {
    if (error instanceof Inconclusive) return undefined;
    throw error;
  }
}

export async function expectUnprocessed(c: Case, provoked: Provoked, before: Seen): Promise<void> {
  const { live } = provoked;
  if (live === undefined) return before.isListed ? expectNotCreated(c, provoked) : undefined;
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
  // A walk may miss an entry that moves to an earlier page, so a missing entry is looked for again.
  const entry = await recovered(c, () => entryOf(c, live));
  expectAsBefore(c, provoked, before.entry, entry, 'the list');
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
  if (form.length === 0) return;
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
