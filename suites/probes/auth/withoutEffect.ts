/** Checks that an operation has an effect with valid credentials, but none with insufficient credentials. */
import { isDeepStrictEqual } from 'node:util';
import { type Exchange, isSuccess, type Representation } from '../../../client/exchange.ts';
import { sidIn } from '../../../client/representation/representation.ts';
import type { CredentialCase } from '../../../generators/credentials/credentials.ts';
import type { Form } from '../../../generators/forms/form.ts';
import type { Resource } from '../../../specs/profile/model.ts';
import { type Case, type Live, own, request, requestOn, stateOf, waitUntilGone } from '../../fixtures/index.ts';
import type { Operation } from '../../fixtures/profile/operations.ts';
import { DELETE, verbName } from '../../fixtures/profile/verbs.ts';
import { find, isListed } from '../../fixtures/run/lists.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { isShown, type Recognisable, recognisableForm } from '../../fixtures/values/recognisableValue.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, expectExists, need } from '../expect/index.ts';
import { changedMarks, expectSameSnapshot, type Snapshot, shownMarks, snapshotOf } from './snapshot.ts';

export interface Attempts {
  credentials: CredentialCase[];
  /** The sender, as messages describe it. */
  who: string;
  /** Checks an answer. Throws Inconclusive if the answer is not a refusal. */
  judge(exchange: Exchange, control: () => Promise<boolean>): Promise<void>;
}

/** Sends the operation with each of the credentials, and checks the state. For a read, only checks the answers. */
export function expectNoEffect(c: Case, operation: Operation, attempts: Attempts): Promise<void> {
  const { verb, place } = operation;
  if (verb.method === 'GET') return expectNoRead(c, operation, attempts);
  if (place === 'collection') return expectNoCreate(c, operation, attempts);
  return verb.method === 'DELETE' ? expectNoDelete(c, operation, attempts) : expectNoUpdate(c, operation, attempts);
}

async function expectNoRead(c: Case, operation: Operation, { credentials, judge }: Attempts): Promise<void> {
  const valid = await request(c, operation, 'own');
  const control = async () => isSuccess(await c.send(valid));
  for (const credential of credentials) await judge(await c.send({ ...valid, credential }), control);
  need(await control(), 'the same request with the valid credentials was not served');
}

async function expectNoDelete(c: Case, operation: Operation, { credentials, who, judge }: Attempts): Promise<void> {
  const live = await own(c, operation.resource);
  const before = await snapshotOf(c, live);
  const valid = requestOn(c, operation, live);
  const control = async () => isSuccess(await c.send(valid));
  for (const credential of credentials) await judge(await c.send({ ...valid, credential }), control);
  const rule = `${verbName(operation.verb)} by ${who} deletes nothing`;
  await expectExists(c, live, rule);
  expectSameSnapshot(c, live, before, await snapshotOf(c, live), rule);
  need(await control(), 'the same DELETE with the valid credentials was not served');
  const { status } = (await waitUntilGone(c, live)).response;
  need(status === 404, `the same DELETE with the valid credentials did not delete: a GET was answered ${status}`);
}

/** Compares everything that reads show, dates and validators included. */
async function expectNoUpdate(c: Case, operation: Operation, { credentials, who, judge }: Attempts): Promise<void> {
  const { resource, verb } = operation;
  const live = await own(c, resource);
  const write = (form: Form) => c.session.requests.write(verb, live.path, form);
  const valid = differingForm(c, live);
  const control = async () => isSuccess(await c.send(write(valid)));
  const refused = async () => {
    for (const credential of credentials)
      await judge(await c.send({ ...write(differingForm(c, live)), credential }), control);
  };
  const rule = `${verbName(verb)} by ${who} changes nothing`;
  await c.session.client.pause(SECOND);
  const before = await snapshotOf(c, live);
  await refused();
  const after = await snapshotOf(c, live);
  expectSameSnapshot(c, live, before, after, rule);
  const changed = changedMarks(before, after);
  if (changed.length > 0) await expectNoLaterChange(c, live, after, changed, refused, rule);
  need(await control(), 'the same update with the valid credentials was not served');
  const isApplied = appliedValue(c.resource(resource), valid, before.shown, await stateOf(c, live)) !== undefined;
  need(isApplied, 'the same update with the valid credentials had no effect either');
}

/** Dates and validators often count seconds. Milliseconds. */
const SECOND = 1100;

/**
 * Sends the refused requests again. Dates and validators that also change without them say nothing, since a target may update a
 * resource for reasons of its own.
 */
async function expectNoLaterChange(
  c: Case,
  live: Live,
  changed: Snapshot,
  marks: readonly string[],
  refused: () => Promise<void>,
  rule: string,
): Promise<void> {
  await c.session.client.pause(SECOND);
  const before = await snapshotOf(c, live);
  const restless = changedMarks(changed, before);
  await refused();
  const after = await snapshotOf(c, live);
  const names = changedMarks(before, after).filter((name) => marks.includes(name) && !restless.includes(name));
  check(c, names.length === 0, () => ({
    message: `${rule}, dates and validators included`,
    expected: shownMarks(before, names),
    actual: shownMarks(after, names),
    exchange: after.exchange,
  }));
}

/** A property that shows a value of the form, but did not show it before the write. */
function appliedValue(resource: Resource, form: Form, before: Representation, after: Representation) {
  return form
    .filter((pair) => difference(resource, [pair], after) === undefined)
    .map(([name]) => resource.fields[name]?.property ?? name)
    .map((property) => ({ property, before: before[property], after: after[property] }))
    .find((change) => !isDeepStrictEqual(change.before, change.after));
}

/** Searches the list for the values of the refused creates. The list must show the value of the valid create. */
async function expectNoCreate(c: Case, operation: Operation, { credentials, who, judge }: Attempts): Promise<void> {
  const { resource, verb } = operation;
  need(isListed(c.session, resource), `the profile does not say how the list of ${resource} is read`);
  const write = ({ form }: Recognisable) => c.session.requests.write(verb, pathOf(c.session, resource), form);
  const valid = recognisableForm(c, resource, 'create');
  const control = async () => isSuccess(await c.send(write(valid)));
  const refused: { value: Recognisable; exchange: Exchange }[] = [];
  for (const credential of credentials) {
    const value = recognisableForm(c, resource, 'create');
    const exchange = await c.send({ ...write(value), credential });
    refused.push({ value, exchange });
    await judge(exchange, control);
  }
  need(await control(), 'the same create with the valid credentials was not served');
  let isValidListed = false;
  const item = await find(c, resource, (candidate) => {
    isValidListed ||= isShown(candidate, valid);
    return refused.some(({ value }) => isShown(candidate, value));
  });
  if (item !== undefined) await removeItem(c, resource, item);
  const culprit = refused.find(({ value }) => item !== undefined && isShown(item, value));
  check(c, item === undefined, () => ({
    message: `${verbName(verb)} by ${who} creates nothing`,
    expected: `no ${resource} with the sent value`,
    actual: 'the list contains an item with the sent value',
    ...(culprit !== undefined && { exchange: culprit.exchange }),
  }));
  need(isValidListed, `the list of ${resource} does not show what was created with the valid credentials`);
}

/** Removes an item that a refused create left in the list. Its value contains the marker, so it belongs to the run. */
async function removeItem(c: Case, resource: string, item: Representation): Promise<void> {
  const sid = sidIn(item, c.resource(resource));
  if (sid === undefined) return;
  c.session.client.ownership.created(sid);
  await c.send(c.session.requests.remove(DELETE, pathOf(c.session, resource, sid)));
}
