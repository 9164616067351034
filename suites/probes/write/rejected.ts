/** `write.rejected-without-effect` and `write.error-details`: the effect and the error of a failed validation. */
import fc from 'fast-check';
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import { NotApplicable } from '../../../client/failures.ts';
import { sidIn } from '../../../client/representation/representation.ts';
import { type BrokenOptions, brokenFormWays, brokenFullForm } from '../../../generators/forms/form.ts';
import { sample } from '../../../generators/seed.ts';
import { type Case, liveIn, own, rejection } from '../../fixtures/index.ts';
import { modeAt, type Operation, resourceOf } from '../../fixtures/profile/operations.ts';
import { firstOfEachPlace, nativeWritings } from '../../fixtures/profile/writings.ts';
import {
  brokenValues,
  type FieldValue,
  fieldValueForm,
  fieldValueName,
  repairedForm,
} from '../../fixtures/provider/brokenFields.ts';
import { find, isListed } from '../../fixtures/run/lists.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { formOptions } from '../../fixtures/values/forms.ts';
import { recognisableFields, recognisableForm } from '../../fixtures/values/recognisableValue.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, expectUnchanged, leaveToRules, need, stableState } from '../expect/index.ts';
import { drawnBeside, type Probe, type Trial } from '../probe.ts';

export const rejectedWithoutEffect: Probe = async (t) => {
  const writes = nativeWritings(t.profile).filter((operation) => waysToBreak(t, operation).length > 0);
  if (writes.length === 0) throw new NotApplicable('no resource of this run validates the fields of a form');
  const examples = firstOfEachPlace(writes).flatMap((operation) => brokenLast(t, operation));
  await t.property(
    'a broken form',
    fc.constantFrom(...writes).chain((operation) => brokenFullValue(t, operation)),
    (c, value) => (value.operation.place === 'collection' ? createsNothing(c, value) : updatesNothing(c, value)),
    { runs: drawnBeside(examples, Math.ceil(t.session.settings.runs / 2)), examples, show: fieldValueName },
  );
};

function waysToBreak(t: Trial, operation: Operation) {
  const { resource, place } = operation;
  const ways = brokenFormWays(resourceOf(t.profile, resource), modeAt(place), formOptions(t.session, resource));
  return ways.filter(({ field }) => isObservable(t, operation, field));
}

/** A broken form with a valid value for every other field. The target must not apply any of these values. */
function brokenFullValue(t: Trial, operation: Operation, only?: BrokenOptions['only']): fc.Arbitrary<FieldValue> {
  const resource = resourceOf(t.profile, operation.resource);
  const options = { ...formOptions(t.session, operation.resource), ...(only && { only }) };
  return brokenFullForm(resource, modeAt(operation.place), options)
    .filter(({ field }) => isObservable(t, operation, field))
    .map(({ form, field, label }) => ({ operation, form, field, label }));
}

/** Puts the broken value last, so that the target has read all valid values before it finds the error. */
function brokenLast(t: Trial, operation: Operation): FieldValue[] {
  const only = waysToBreak(t, operation).at(-1);
  if (only === undefined) return [];
  return sample(brokenFullValue(t, operation, only), t.seed, 1).map(({ form, field, ...value }) => ({
    ...value,
    field,
    form: [...form.filter(([name]) => name !== field), ...form.filter(([name]) => name === field)],
  }));
}

/** Searches the list for a recognisable value of the broken form. The list must show what the corrected form created. */
async function createsNothing(c: Case, value: FieldValue): Promise<void> {
  const { resource, verb } = value.operation;
  const { property, text, field } = recognisableForm(c, resource, 'create', value.field);
  const form = fieldValueForm(c, value).map(([name, sent]): [string, string] => [name, name === field ? text : sent]);
  const path = pathOf(c.session, resource);
  const exchange = await c.send(c.session.requests.write(verb, path, form));
  needRejected(exchange);
  const repaired = liveIn(c.session, resource, await repairedServed(c, value, path));
  let isListShown = false;
  const created = await find(c, resource, (item) => {
    isListShown ||= sidIn(item, c.resource(resource)) === repaired?.sid;
    return item[property] === text;
  });
  need(created !== undefined || isListShown, `the list of ${resource} does not show what the corrected form created`);
  check(c, created === undefined, () => ({
    message: 'a create that failed validation creates nothing',
    expected: `no ${resource} with ${property} ${JSON.stringify(text)}`,
    actual: 'the list contains an item with the sent value',
    exchange,
  }));
}

async function updatesNothing(c: Case, value: FieldValue): Promise<void> {
  const live = await own(c, value.operation.resource);
  const before = await stableState(c, live);
  needRejected(await c.send(c.session.requests.write(value.operation.verb, live.path, fieldValueForm(c, value))));
  await expectUnchanged(c, live, before, 'an update that failed validation applies none of its properties');
  await repairedServed(c, value, live.path);
}

/** Whether a wrongly created resource could be recognised in its list. */
function isObservable(t: Trial, { resource, place }: Operation, broken: string): boolean {
  if (place === 'instance') return true;
  return isListed(t.session, resource) && recognisableFields(t.session, resource, 'create', broken).length > 0;
}

function needRejected({ response: { status } }: Exchange): void {
  const isRejected = status >= 400 && status <= 499 && status !== 401 && status !== 429;
  need(isRejected, `the broken form was not rejected as invalid: status ${status}`);
}

/** Sends the corrected form. Inconclusive if it is refused too, or if the answer does not show its values. */
async function repairedServed(c: Case, value: FieldValue, path: string): Promise<Exchange> {
  const form = repairedForm(c, value);
  const repaired = await c.send(c.session.requests.write(value.operation.verb, path, form));
  need(isSuccess(repaired), 'the corrected form was refused too');
  const wrong = difference(c.resource(value.operation.resource), form, c.shown(repaired) ?? {});
  need(wrong === undefined, 'the corrected form was not applied either');
  return repaired;
}

/** `write.error-details`: provokes 400s, whose bodies a rule judges. */
export const errorDetails: Probe = async (t) => {
  const firstOfEachField = nativeWritings(t.profile).flatMap((operation) => {
    const values = brokenValues(t.session, operation);
    return values.filter(({ field }, at) => values.findIndex((other) => other.field === field) === at);
  });
  await t.each(
    firstOfEachField,
    fieldValueName,
    'no resource of this run validates the fields of a form',
    async (c, value) => {
      const { exchange } = await rejection(c, value.operation, { kind: 'field', value });
      const { status } = exchange.response;
      leaveToRules(c, status === 400, `the broken form was answered ${status}, not 400`);
    },
  );
};
