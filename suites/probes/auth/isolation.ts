/** `auth.isolation`: the resources of another account cannot be seen or changed below one's own path. */
import { isSuccess, type Representation } from '../../../client/exchange.ts';
import { isUnguessable } from '../../../generators/sids/nearMissSid.ts';
import { parentsOf } from '../../../specs/profile/prerequisites.ts';
import {
  type Case,
  type Foreign,
  foreign,
  isServed,
  type Live,
  own,
  requestOn,
  secondAccount,
  shared,
} from '../../fixtures/index.ts';
import { creatable, type Operation, offers, serves } from '../../fixtures/profile/operations.ts';
import { DELETE, GET, OVERLOADED_DELETE, OVERLOADED_PUT, POST, PUT, verbName } from '../../fixtures/profile/verbs.ts';
import { find, isItemOf, isListed } from '../../fixtures/run/lists.ts';
import type { Reader } from '../../fixtures/run/pages.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, expectExists, expectRefused, expectUnchanged, need, observe, stableState } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** Updates come before deletes, so that a wrongly executed DELETE hides no other defect. */
const WRITES = [POST, PUT, OVERLOADED_PUT, DELETE, OVERLOADED_DELETE];

export const isolation: Probe = async (t) => {
  secondAccount(t.session);
  const names = creatable(t.profile);
  const why = 'the profile offers no resource that a run can create';
  await t.each(
    names.filter((name) => offers(t.profile, name, 'instance', 'GET')),
    (name) => `${name} of another account by sid`,
    why,
    expectNotReached,
  );
  await t.each(
    names.filter((name) => isListed(t.session, name)),
    (name) => `${name} of another account in lists`,
    why,
    expectNotListed,
  );
};

/** Sends each verb to the sid of another account's resource below one's own path. */
async function expectNotReached(c: Case, resource: string): Promise<void> {
  const theirs = await foreign(c, resource);
  const { live, reader } = theirs;
  const before = await stableState(reader, live);
  const path = pathOf(c.session, resource, live.sid);
  // Where all accounts have the same paths, the request itself names the other account's resource, so 401 is right too.
  const allowed = path === live.path ? [401, 404] : [404];
  const isFree = await expectNotRead(c, theirs, path, allowed);
  if (!isFree) return;
  if (parentsOf(c.resource(resource)).length > 0) await expectNotRead(c, theirs, pathBelowTheirs(c, live), allowed);
  for (const verb of WRITES) {
    if (!serves(c.profile, resource, 'instance', verb.method)) continue;
    const operation: Operation = { resource, place: 'instance', verb };
    const exchange = await c.send({ ...requestOn(c, operation, live), path });
    const rule = `${verbName(verb)} of another account’s sid`;
    await expectRefused(c, { exchange, control: () => isServed(c, operation) }, allowed, `${rule} answers 404`);
    if (verb.method === 'DELETE') await expectExists(reader, live, `${rule} deletes nothing`);
  }
  await expectUnchanged(reader, live, before, 'requests with another account’s sid change nothing');
}

/**
 * Checks that a GET does not find the resource. Returns false if it finds another one: where sids count, each account may have a
 * resource with the same sid, which the run must not change.
 */
async function expectNotRead(c: Case, { live }: Foreign, path: string, allowed: number[]): Promise<boolean> {
  const operation: Operation = { resource: live.resource, place: 'instance', verb: GET };
  const exchange = await c.send(c.session.requests.get(path));
  if (isSuccess(exchange)) {
    const mine = await shared(c, live.resource);
    if (!isThat(c, live, mine, c.shown(exchange) ?? {})) {
      observe(c, `${live.resource} of both accounts have the same sid, and a GET shows one’s own`);
      return false;
    }
  }
  const control = () => isServed(c, operation);
  await expectRefused(c, { exchange, control }, allowed, 'GET of another account’s sid answers 404');
  return true;
}

/** The path of the instance below one's own account, but below the parents of the other account. */
function pathBelowTheirs(c: Case, { resource, sid }: Live): string {
  const { prerequisites } = secondAccount(c.session);
  return c.session.requests.path(resource, sid, (parent) => prerequisites.sid(parent));
}

/** Neither account's list shows the resource of the other. */
async function expectNotListed(c: Case, resource: string): Promise<void> {
  const { live: theirs, reader } = await foreign(c, resource);
  const mine = await own(c, resource);
  await expectOnlyOwn(c, c, mine, theirs, 'the list of one’s own resources shows none of another account');
  await expectOnlyOwn(c, reader, theirs, mine, 'the list of another account shows none of one’s own resources');
}

async function expectOnlyOwn(c: Case, reader: Reader, listed: Live, strange: Live, rule: string): Promise<void> {
  const property = c.resource(listed.resource).sid?.property ?? 'sid';
  let isOwnListed = false;
  const found = await find(reader, listed.resource, (item) => {
    isOwnListed ||= isItemOf(c.session, listed, item);
    return isItemOf(c.session, strange, item) && isThat(c, strange, listed, item);
  });
  check(c, found === undefined, () => ({
    message: rule,
    expected: `no ${listed.resource} with the ${property} of the other account’s resource`,
    actual: 'the list contains it',
  }));
  need(isOwnListed, `the list of ${listed.resource} does not show a resource of its own account`);
}

/** Whether a representation with the sid is that of the resource. Where sids count, each account may have the sid once. */
function isThat(c: Case, { resource, sid, form }: Live, other: Live, shown: Representation): boolean {
  return isUnguessable(sid, other.sid) || difference(c.resource(resource), form, shown) === undefined;
}
