/** 400: a form with one broken field fails validation, and a form with a value on a bound passes. */
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import { type Case, rejection } from '../../fixtures/index.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { writings } from '../../fixtures/profile/writings.ts';
import {
  boundValues,
  brokenValues,
  type FieldValue,
  fieldValueForm,
  fieldValueName,
  repairedForm,
  sharedWrite,
} from '../../fixtures/provider/brokenFields.ts';
import { check, expectErrorDetails, expectRefused, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

export const badRequest =
  (verb: Verb): Probe =>
  async (t) => {
    const writes = writings(t.profile, verb);
    await t.each(
      writes.flatMap((operation) => brokenValues(t.session, operation)),
      fieldValueName,
      `no resource of this run validates the form of ${verbName(verb)}`,
      async (c, value) => {
        const refused = await rejection(c, value.operation, { kind: 'field', value });
        await expectRefused(c, refused, [400], `${fieldValueName(value)} answers 400`);
        expectErrorDetails(c, refused.exchange);
      },
    );
    await t.each(
      writes.flatMap((operation) => boundValues(t.session, operation, 'on')),
      (value) => `${fieldValueName(value)}, on the bound`,
      'no field has a bound',
      onBound,
    );
  };

async function onBound(c: Case, value: FieldValue): Promise<void> {
  const exchange = await answerPastClash(c, value);
  const { status } = exchange.response;
  need(status === 400 || isSuccess(exchange), `the form with a value on the bound was answered ${status}`);
  if (status === 400) {
    const control = await c.send(await sharedWrite(c, value.operation, repairedForm(c, value)));
    need(isSuccess(control), 'the same form with a plain value was refused too');
  }
  check(c, status !== 400, () => ({
    message: `${fieldValueName(value)}, on the bound, is valid`,
    expected: 'a status 2xx',
    actual: 'status 400',
    exchange,
  }));
}

/** The maximum number of attempts with different unique values. */
const TRIES = 3;

/** Retries with another value, because a unique value that is too short for a marker may already be taken. */
async function answerPastClash(c: Case, value: FieldValue): Promise<Exchange> {
  const mayClash = c.resource(value.operation.resource).fields[value.field]?.unique === true;
  for (let left = mayClash ? TRIES : 1; ; left -= 1) {
    const exchange = await c.send(await sharedWrite(c, value.operation, fieldValueForm(c, value)));
    if (exchange.response.status !== 400 || left === 1) return exchange;
  }
}
