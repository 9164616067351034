/** Checks that the target never applies a body with another content type, but applies the same form with its own type. */
import type { Exchange } from '../../../client/exchange.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { type Case, type Live, liveIn, readBack } from '../../fixtures/index.ts';
import { modeAt, type Operation } from '../../fixtures/profile/operations.ts';
import { writingName } from '../../fixtures/profile/writings.ts';
import { find, isListed } from '../../fixtures/run/lists.ts';
import { isShown, type Recognisable, recognisableForm } from '../../fixtures/values/recognisableValue.ts';
import { check, need } from '../expect/index.ts';
import { type Control, shows, target } from './applied.ts';
import type { WrongBody } from './bodies.ts';
import { labelled } from './labelled.ts';

interface Sent {
  body: WrongBody;
  value: Recognisable;
  exchange: Exchange;
}

/** Sends the bodies to one place. The target must store none of the values, and the contract must allow each answer. */
export async function expectNotApplied(
  c: Case,
  operation: Operation,
  bodies: WrongBody[],
  control: Control,
): Promise<void> {
  const live = await target(c, operation);
  const setUp = [...c.trail.exchanges];
  const applied = await control(c, operation, live);
  const sent: Sent[] = [];
  for (const body of bodies) {
    const value = recognisableForm(c, operation.resource, modeAt(operation.place));
    const exchange = await c.send(labelled(c, operation, live, body.contentType, body.of(value.form)));
    sent.push({ body, value, exchange });
  }
  if (live === undefined) await expectNotCreated(c, operation, sent, applied);
  else await expectNotUpdated(c, operation, live, sent, setUp);
  const allowed = allowedStatuses(c.profile, operation);
  for (const { body, exchange } of sent) {
    const { status } = exchange.response;
    check(c, allowed.includes(status), () => ({
      message: `${writingName(operation)}: ${body.label} is refused or changes nothing`,
      expected: `status ${allowed.join(' or ')}`,
      actual: `status ${status}`,
      exchange,
      before: setUp,
    }));
  }
}

async function expectNotUpdated(
  c: Case,
  operation: Operation,
  live: Live,
  sent: Sent[],
  setUp: Exchange[],
): Promise<void> {
  const exchange = await readBack(c, live);
  const shown = c.shown(exchange) ?? {};
  const culprit = sent.find(({ value }) => isShown(shown, value));
  check(c, culprit === undefined, () => ({
    message: `${writingName(operation)}: ${culprit?.body.label} is not applied`,
    expected: `${culprit?.value.property} unchanged`,
    actual: `${culprit?.value.property} ${JSON.stringify(culprit?.value.text)}`,
    exchange,
    ...(culprit !== undefined && { before: [...setUp, culprit.exchange] }),
  }));
}

/** Reads the resources in the answers, and searches the list for the values of refused creates. The list must show `applied`. */
async function expectNotCreated(c: Case, operation: Operation, sent: Sent[], applied: Recognisable): Promise<void> {
  const { resource } = operation;
  for (const one of sent) {
    const created = liveIn(c.session, resource, one.exchange, one.value.form);
    if (created !== undefined) expectAbsent(c, operation, one, !(await shows(c, created, one.value)));
  }
  if (!isListed(c.session, resource)) return;
  let stored: Sent | undefined;
  let listed = false;
  await find(c, resource, (item) => {
    listed ||= isShown(item, applied);
    stored ??= sent.find(({ value }) => isShown(item, value));
    return stored !== undefined;
  });
  for (const one of sent) expectAbsent(c, operation, one, one !== stored);
  need(listed, `the list of ${resource} does not show what was created`);
}

/** Checks that the body was not applied. The last exchange shows the state. */
function expectAbsent(c: Case, operation: Operation, { body, value, exchange }: Sent, isAbsent: boolean): void {
  check(c, isAbsent, () => ({
    message: `${writingName(operation)}: ${body.label} is not applied`,
    expected: `no ${operation.resource} with the sent value`,
    actual: `${value.property} ${JSON.stringify(value.text)}`,
    before: [exchange],
  }));
}

/** The allowed statuses: refusals, and the statuses for an empty form. A create with required fields must be refused. */
function allowedStatuses(profile: Profile, { resource, place }: Operation): number[] {
  const refusals = [400, ...profile.mediaRefusals];
  if (place === 'instance') return [200, ...refusals];
  const definition = profile.resources[resource];
  const needs = Object.values(definition?.fields ?? {}).filter(({ requiredAtCreate }) => requiredAtCreate === true);
  if (needs.some(({ enforced }) => enforced !== false)) return refusals;
  return [...new Set([definition?.createStatus ?? 201, 200, 201, ...refusals])];
}
