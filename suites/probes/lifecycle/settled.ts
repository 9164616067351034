/** `lifecycle.settled`: at the end of the run, the account holds what the accepted writes put there, and nothing else. */
import type { Representation } from '../../../client/exchange.ts';
import { type Discrepancy, discrepancies, expectedIn } from '../../fixtures/account/audit.ts';
import { type Case, lookAt, waitUntilGone, within } from '../../fixtures/index.ts';
import { creatable, offers } from '../../fixtures/profile/operations.ts';
import { everyItem, find, isListed, PAGES } from '../../fixtures/run/lists.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, have, needAnswer } from '../expect/index.ts';
import type { Probe, Trial } from '../probe.ts';
import { Barrier } from './barrier.ts';
import { type Kind, kindsOf, type Witness } from './witnesses.ts';

/** The time between the last write and the first check. Milliseconds. */
const SETTLING = 2000;

type Row = Kind | { name: string; what: 'the list' };

export const lifecycleSettled: Probe = async (t) => {
  const rows = creatable(t.profile).flatMap((name): Row[] => {
    const isReadable = offers(t.profile, name, 'instance', 'GET');
    if (!isReadable && !isListed(t.session, name)) return [];
    return [...kindsOf(t.session, name), ...(isListed(t.session, name) ? [{ name, what: 'the list' } as const] : [])];
  });
  const [written, checked] = [new Barrier(rows.length), new Barrier(rows.length)];
  await t.each(
    rows,
    ({ name, what }) => `${name}, ${what}`,
    'no resource of this run can be created and read',
    // Every resource must exist until the lists have been read.
    (c, row) => checked.after(() => settles(t, written, c, row)),
  );
};

async function settles(t: Trial, written: Barrier, c: Case, row: Row): Promise<void> {
  const witness = await written.after(async () => ('write' in row ? row.write(c) : undefined));
  const since = performance.now();
  await t.othersEnded();
  await c.session.client.pause(Math.max(0, SETTLING - (performance.now() - since)));
  if (witness === undefined) await expectList(c, row.name);
  else if (witness.path === undefined) await expectNothing(c, row, witness);
  else await expectInstance(c, row, { ...witness, path: witness.path });
}

async function expectInstance(
  c: Case,
  { name, what }: Row,
  { path, isRemoved }: Witness & { path: string },
): Promise<void> {
  if (!offers(c.profile, name, 'instance', 'GET')) {
    // The case of the list checks its entry.
    c.judged += 1;
    return;
  }
  const exchange = isRemoved ? await waitUntilGone(c, { path }) : await lookAt(c, { path, resource: name });
  needAnswer(c, exchange);
  const { status } = exchange.response;
  if (isRemoved) {
    check(c, status === 404, () => ({
      message: `at the end of the run, a resource ${what} is still gone`,
      expected: 'status 404 for a GET',
      actual: `status ${status}`,
      exchange,
    }));
    return;
  }
  const held = have(c.session.account.at(path), `no accepted create made the resource ${what}`);
  const wrong = held.isCertain ? difference(c.resource(name), [...held.fields], c.shown(exchange) ?? {}) : undefined;
  check(c, status === 200 && wrong === undefined, () => ({
    message: `at the end of the run, a resource ${what} shows its last accepted values`,
    expected: status === 200 ? `${wrong?.property} ${JSON.stringify(wrong?.expected)}` : 'status 200',
    actual: status === 200 ? `${wrong?.property} ${JSON.stringify(wrong?.actual)}` : `status ${status}`,
    exchange,
  }));
}

/** Searches the list for the values of a create that was rejected or refused. */
async function expectNothing(c: Case, { name, what }: Row, { form }: Witness): Promise<void> {
  const { fields } = c.resource(name);
  const [sent] = form.filter(([, value]) => value.includes(c.session.settings.marker));
  const property = fields[sent?.[0] ?? '']?.property;
  const isSearchable = property !== undefined && isListed(c.session, name);
  const item = isSearchable ? await find(c, name, (candidate) => candidate[property] === sent?.[1]) : undefined;
  check(c, item === undefined, () => ({
    message: `at the end of the run, nothing exists ${what}`,
    expected: `no ${name} with ${property} ${JSON.stringify(sent?.[1])}`,
    actual: 'the list contains an item with the sent value',
  }));
}

const RULES: Record<Discrepancy['kind'], string> = {
  surplus: 'at the end of the run, no resource exists that no accepted create made',
  returned: 'at the end of the run, the list contains no deleted resource',
  missing: 'at the end of the run, the list contains each resource that was kept',
  outdated: 'at the end of the run, the list shows the last accepted values',
};

async function expectList(c: Case, name: string): Promise<void> {
  const found = await within(
    c,
    () => auditList(c, name),
    (audited) => audited === undefined,
  );
  check(c, found === undefined, () => ({
    message: RULES[found?.kind ?? 'surplus'],
    expected: found?.expected ?? '',
    actual: found?.actual ?? '',
  }));
}

/** Reads the list twice if it lacks a resource, because its pages may shift while other cases create and remove resources. */
async function auditList(c: Case, name: string): Promise<Discrepancy | undefined> {
  const first = await auditOnce(c, name);
  return first?.kind === 'missing' ? auditOnce(c, name) : first;
}

async function auditOnce(c: Case, name: string): Promise<Discrepancy | undefined> {
  const { account, settings } = c.session;
  const collection = pathOf(c.session, name);
  const audited = { account, marker: settings.marker, collection, definition: c.resource(name) };
  const expectation = expectedIn(account, collection);
  const items: Representation[] = await everyItem(c, name, collection, PAGES, {});
  await account.answered();
  // Which writes the account has seen depends on the time, so a recording stores the result.
  const seen = c.fact(
    'discrepancy',
    () => JSON.stringify(discrepancies(audited, expectation, items)[0] ?? null),
    'null',
  );
  return (JSON.parse(seen) as Discrepancy | null) ?? undefined;
}
