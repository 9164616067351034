/** A form sent under its own content type, and whether the target applied it. */
import { type Exchange, isSuccess } from '../../../client/exchange.ts';
import { encodeForm } from '../../../generators/forms/encodeForm.ts';
import { FORM_TYPE } from '../../../generators/requests/mediaType.ts';
import { type Case, type Live, liveIn, own, readBack } from '../../fixtures/index.ts';
import { modeAt, type Operation, operationName } from '../../fixtures/profile/operations.ts';
import { writingName } from '../../fixtures/profile/writings.ts';
import { once } from '../../fixtures/provider/shared.ts';
import { isShown, type Recognisable, recognisableForm } from '../../fixtures/values/recognisableValue.ts';
import { check, have, need } from '../expect/index.ts';
import { labelled } from './labelled.ts';

/** Sends a form with its own content type and returns the applied value. Inconclusive if nothing was applied. */
export type Control = (c: Case, operation: Operation, live: Live | undefined) => Promise<Recognisable>;

/** Statuses of refusals because of the body or its type. */
const REFUSALS = [400, 406, 415, 422];

/** An own resource for an update; undefined for a create. */
export async function target(c: Case, { resource, place }: Operation): Promise<Live | undefined> {
  return place === 'instance' ? own(c, resource) : undefined;
}

/** Checks that the target accepts the form with its own type. Inconclusive if the value is not shown; other clauses report that. */
export async function expectFormApplied(c: Case, operation: Operation, live: Live | undefined): Promise<Recognisable> {
  const { sent, exchange } = await sendForm(c, operation, live);
  const { status } = exchange.response;
  check(c, !REFUSALS.includes(status), () => ({
    message: `${writingName(operation)}: a form sent as ${FORM_TYPE} is accepted`,
    expected: 'a status 2xx',
    actual: `status ${status}`,
    exchange,
  }));
  need(isSuccess(exchange), `the form was answered ${status}, which says nothing about its content type`);
  need(await isStored(c, operation, live, sent, exchange), 'the form was accepted, but its values are not shown');
  return sent;
}

/** Sends a form with its own type as a control, without checks. The run sends each control once. */
export async function appliedForm({ session }: Case, operation: Operation): Promise<Recognisable> {
  const { value } = await once(
    session,
    `control ${operationName(operation)} of a recognisable form`,
    async (holder) => {
      const live = await target(holder, operation);
      const { sent, exchange } = await sendForm(holder, operation, live);
      const isApplied = isSuccess(exchange) && (await isStored(holder, operation, live, sent, exchange));
      need(isApplied, `the same form sent as ${FORM_TYPE} was not applied either`);
      return sent;
    },
  );
  return value;
}

async function sendForm(
  c: Case,
  operation: Operation,
  live: Live | undefined,
): Promise<{ sent: Recognisable; exchange: Exchange }> {
  const sent = recognisableForm(c, operation.resource, modeAt(operation.place));
  return { sent, exchange: await c.send(labelled(c, operation, live, FORM_TYPE, encodeForm(sent.form))) };
}

async function isStored(
  c: Case,
  { resource }: Operation,
  live: Live | undefined,
  sent: Recognisable,
  exchange: Exchange,
): Promise<boolean> {
  const created = live ?? liveIn(c.session, resource, exchange, sent.form);
  return shows(c, have(created, 'the answer to the create contains no sid'), sent);
}

/** Whether a GET shows the value. Inconclusive unless it is answered 200. */
export async function shows(c: Case, live: Live, value: Recognisable): Promise<boolean> {
  return isShown(c.shown(await readBack(c, live)) ?? {}, value);
}
