/** `lifecycle.settled`: at the end of the run, the account holds what the accepted writes put there, and nothing else. */
import type { Representation } from '../../../client/exchange.ts';
import { type Discrepancy, discrepancies, expectedIn } from '../../fixtures/account/audit.ts';
import { type Case, lookAt, waitUntilGone, within } from '../../fixtures/index.ts';
import { creatable, offers } from '../../fixtures/profile/operations.ts';
import { everyItem, isListed, PAGES } from '../../fixtures/run/lists.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, have, need, needAnswer } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { type Attempt, makeWitnesses, type Witness, type Witnesses } from './witnesses.ts';

/** The time between the last write to a witness and its check. Milliseconds. */
const SETTLING = 2000;

export const lifecycleSettled: Probe = async (t) => {
  const isReadable = (name: string) => offers(t.profile, name, 'instance', 'GET');
  await t.each(
    creatable(t.profile).filter((name) => isReadable(name) || isListed(t.session, name)),
    (name) => name,
    'no resource of this run can be created and read',
    async (c, name) => {
      const witnesses = await makeWitnesses(c, name);
      const written = performance.now();
      await t.othersEnded();
      await c.session.client.pause(Math.max(0, SETTLING - (performance.now() - written)));
      if (isReadable(name)) await expectInstances(c, name, witnesses);
      if (isListed(c.session, name)) await expectList(c, name, witnesses);
      const [missing] = witnesses.missing;
      need(missing === undefined, `not every kind of write has a witness: ${missing}`);
    },
  );
};

async function expectInstances(c: Case, name: string, { kept, removed }: Witnesses): Promise<void> {
  for (const witness of kept) await expectKept(c, name, witness);
  for (const { path, what, writes } of removed) {
    const exchange = await waitUntilGone(c, { path });
    needAnswer(c, exchange);
    check(c, exchange.response.status === 404, () => ({
      message: `at the end of the run, a resource ${what} is still gone`,
      expected: 'status 404 for a GET',
      actual: `status ${exchange.response.status}`,
      exchange,
      before: writes,
    }));
  }
}

async function expectKept(c: Case, name: string, { path, what, writes }: Witness): Promise<void> {
  const held = have(c.session.account.at(path), `the create of the witness ${what} is unknown`);
  if (held.mayBeGone) return;
  const exchange = await lookAt(c, { path, resource: name });
  const { status } = exchange.response;
  const shown = c.shown(exchange) ?? {};
  const wrong = held.isCertain ? difference(c.resource(name), [...held.fields], shown) : undefined;
  check(c, status === 200 && wrong === undefined, () => ({
    message: `at the end of the run, a resource ${what} shows its last accepted values`,
    expected: status === 200 ? `${wrong?.property} ${JSON.stringify(wrong?.expected)}` : 'status 200',
    actual: status === 200 ? `${wrong?.property} ${JSON.stringify(wrong?.actual)}` : `status ${status}`,
    exchange,
    before: writes,
  }));
}

const RULES: Record<Discrepancy['kind'], string> = {
  surplus: 'at the end of the run, no resource exists that no accepted create made',
  returned: 'at the end of the run, the list contains no deleted resource',
  missing: 'at the end of the run, the list contains each resource that was kept',
  outdated: 'at the end of the run, the list shows the last accepted values',
};

async function expectList(c: Case, name: string, { kept, removed, attempts }: Witnesses): Promise<void> {
  const { found, items } = await within(
    c,
    () => auditList(c, name),
    (audited) => audited.found === undefined,
  );
  const sid = c.resource(name).sid?.property ?? 'sid';
  const item = items.find((candidate) => candidate[sid] === found?.sid);
  const attempt = found?.kind === 'surplus' && item !== undefined ? attemptOf(c, name, attempts, item) : undefined;
  const writes = [...kept, ...removed].find(({ path }) => c.session.account.at(path)?.sid === found?.sid)?.writes;
  const before = attempt === undefined ? writes : [attempt.exchange];
  check(c, found === undefined, () => ({
    message: attempt === undefined ? RULES[found?.kind ?? 'surplus'] : `${attempt.what} to create left a resource`,
    expected: found?.expected ?? '',
    actual: found?.actual ?? '',
    ...(before !== undefined && { before }),
  }));
}

/** The rejected or refused create whose values the item shows. */
function attemptOf(c: Case, name: string, attempts: Attempt[], item: Representation): Attempt | undefined {
  const { fields } = c.resource(name);
  const { marker } = c.session.settings;
  return attempts.find(({ form }) =>
    form.some(([field, value]) => value.includes(marker) && item[fields[field]?.property ?? ''] === value),
  );
}

/** Reads the list twice if it lacks a resource, because its pages may shift while other cases create and remove resources. */
async function auditList(c: Case, name: string): Promise<{ found: Discrepancy | undefined; items: Representation[] }> {
  const first = await auditOnce(c, name);
  return first.found?.kind === 'missing' ? auditOnce(c, name) : first;
}

async function auditOnce(c: Case, name: string) {
  const { account, settings } = c.session;
  const collection = pathOf(c.session, name);
  const audited = { account, marker: settings.marker, collection, definition: c.resource(name) };
  const expectation = expectedIn(account, collection);
  const items = await everyItem(c, name, collection, PAGES, {});
  await account.answered();
  // Other cases may still write in a run with a limit of requests, so the result depends on the time.
  const seen = c.fact(
    'discrepancy',
    () => JSON.stringify(discrepancies(audited, expectation, items)[0] ?? null),
    'null',
  );
  return { found: (JSON.parse(seen) as Discrepancy | null) ?? undefined, items };
}
