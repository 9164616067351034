/** Checks that the target never applies a body with another content type, but applies the same form with its own type. */
import type { Exchange, Representation } from '../../../client/exchange.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { type Case, type Live, liveIn, stateOf } from '../../fixtures/index.ts';
import { modeAt, type Operation } from '../../fixtures/profile/operations.ts';
import { writingName } from '../../fixtures/profile/writings.ts';
import { find, isListed } from '../../fixtures/run/lists.ts';
import { isShown, type Recognisable, recognisableFullForm } from '../../fixtures/values/recognisableValue.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, need } from '../expect/index.ts';
import { type Control, target } from './applied.ts';
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
  const { resource } = operation;
  const live = await target(c, operation);
  const setUp = [...c.trail.exchanges];
  const applied = await control(c, operation, live);
  const before = live === undefined ? {} : await stateOf(c, live);
  const property = (field: string): string => c.resource(resource).fields[field]?.property ?? field;
  const sent: Sent[] = [];
  for (const body of bodies) {
    const value = recognisableFullForm(c, resource, modeAt(operation.place));
    const exchange = await c.send(labelled(c, operation, live, body.contentType, body.of(value.form, property)));
    sent.push({ body, value, exchange });
  }
  if (live === undefined) await expectNotCreated(c, operation, sent, applied);
  else await expectNotUpdated(c, operation, live, before, sent, setUp);
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

/** A value of the form that the representation shows and did not show before. */
interface Stored {
  property: string;
  value: unknown;
}

function storedValues(
  c: Case,
  resource: string,
  { form }: Recognisable,
  before: Representation,
  shown: Representation,
) {
  return form.flatMap(([field, text]): Stored[] => {
    const definition = c.resource(resource).fields[field];
    if (definition === undefined || definition.echoed === false) return [];
    const { property } = definition;
    const isNew = difference(c.resource(resource), [[field, text]], before) !== undefined;
    const isStored =
      difference(c.resource(resource), [[field, text]], shown) === undefined || String(shown[property]) === text;
    return isNew && isStored ? [{ property, value: shown[property] }] : [];
  });
}

async function expectNotUpdated(
  c: Case,
  operation: Operation,
  live: Live,
  before: Representation,
  sent: Sent[],
  setUp: Exchange[],
): Promise<void> {
  const shown = await stateOf(c, live);
  const exchange = c.trail.last;
  // Bodies may share a value of a small range, so the one with the most stored values is the culprit.
  const found = sent.map((one) => ({ one, stored: storedValues(c, live.resource, one.value, before, shown) }));
  const [culprit] = found.sort((a, b) => b.stored.length - a.stored.length);
  const [stored] = culprit?.stored ?? [];
  check(c, stored === undefined, () => ({
    message: `${writingName(operation)}: ${culprit?.one.body.label} is not applied`,
    expected: `${stored?.property} unchanged`,
    actual: `${stored?.property} ${JSON.stringify(stored?.value)}`,
    ...(exchange !== undefined && { exchange }),
    ...(culprit !== undefined && { before: [...setUp, culprit.one.exchange] }),
  }));
}

/** Reads the resources in the answers, and searches the list for the values of refused creates. The list must show `applied`. */
async function expectNotCreated(c: Case, operation: Operation, sent: Sent[], applied: Recognisable): Promise<void> {
  const { resource } = operation;
  for (const one of sent) {
    const created = liveIn(c.session, resource, one.exchange, one.value.form);
    if (created === undefined) continue;
    const [stored] = storedValues(c, resource, withoutRequired(c, resource, one.value), {}, await stateOf(c, created));
    expectAbsent(c, operation, one, stored);
  }
  if (!isListed(c.session, resource)) return;
  let stored: Sent | undefined;
  let listed = false;
  await find(c, resource, (item) => {
    listed ||= isShown(item, applied);
    stored ??= sent.find(({ value }) => isShown(item, value));
    return stored !== undefined;
  });
  for (const one of sent)
    expectAbsent(
      c,
      operation,
      one,
      one === stored ? { property: one.value.property, value: one.value.text } : undefined,
    );
  need(listed, `the list of ${resource} does not show what was created`);
}

/** The form without required fields, whose values may be the only valid ones. The recognisable value always counts. */
function withoutRequired(c: Case, resource: string, value: Recognisable): Recognisable {
  const { fields } = c.resource(resource);
  const isTelling = ([field, text]: [string, string]): boolean =>
    text === value.text || fields[field]?.requiredAtCreate !== true;
  return { ...value, form: value.form.filter(isTelling) };
}

/** Checks that the body was not applied. The last exchange shows the state. */
function expectAbsent(c: Case, operation: Operation, { body, exchange }: Sent, stored: Stored | undefined): void {
  check(c, stored === undefined, () => ({
    message: `${writingName(operation)}: ${body.label} is not applied`,
    expected: `no ${operation.resource} with the sent value`,
    actual: `${stored?.property} ${JSON.stringify(stored?.value)}`,
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
