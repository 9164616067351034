/** 200 and 201 of POST and PUT: the body is the representation of the updated or new resource. */
import type { Exchange } from '../../../client/exchange.ts';
import { NotExercised } from '../../../client/failures.ts';
import { memberAt } from '../../../client/representation/member.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { type Case, type Live, liveIn, own, read, readBack } from '../../fixtures/index.ts';
import { creatable, createVerb, foreignSingletons, putCreating, updatable } from '../../fixtures/profile/operations.ts';
import { POST, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { differingForm, plainForm, plainFullForm } from '../../fixtures/values/forms.ts';
import { check, expectAgree, expectRepresentation, expectSameSid, expectShows, expectStatus } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** `*.201`: a create. */
export const created =
  (verb: Verb): Probe =>
  async (t) => {
    const names =
      verb.method === 'POST'
        ? creatable(t.profile).filter((name) => createVerb(t.profile, name) === POST)
        : putCreating(t.profile);
    await t.each(
      names
        .filter((name) => t.profile.resources[name]?.createStatus === 201)
        .flatMap((name) => [
          { name, fields: 'the required fields', formOf: plainForm },
          { name, fields: 'every field', formOf: plainFullForm },
        ]),
      ({ name, fields }) => `${verbName(verb)} ${name} with ${fields}`,
      `no collection of this run answers 201 to ${verb.method}`,
      (c, { name, formOf }) => createAnswers201(c, verb, name, formOf(c, name)),
    );
  };

async function createAnswers201(c: Case, verb: Verb, name: string, form: Form): Promise<void> {
  const resource = c.resource(name);
  const exchange = await c.send(c.session.requests.write(verb, pathOf(c.session, name), form));
  await expectStatus(c, exchange, [201], 'a create answers 201');
  const schema = resource.instance?.schema ?? {};
  const shown = expectRepresentation(c, exchange, schema, 'the representation of the new resource');
  const live = liveIn(c.session, name, exchange, form);
  const property = resource.sid?.property ?? 'sid';
  check(c, live !== undefined, () => ({
    message: 'the body of the answer to a create contains the sid of the new resource',
    expected: `property ${property}`,
    actual: JSON.stringify(memberAt(shown, property)) ?? 'no such property',
    exchange,
  }));
  if (live === undefined) return;
  const found = await read(c, live);
  await expectStatus(c, found, [200], 'a GET of the new resource answers 200');
  expectSameSid(c, found, c.shown(found) ?? {}, live);
  for (const answer of [exchange, found]) {
    expectShows(c, name, form, answer, 'a new resource shows every value that was sent');
    expectDefaults(c, name, form, answer);
  }
  expectAgree(c, name, exchange, found, 'the answer to a create and a later GET agree');
}

/** Checks that each field that was not sent shows the default that the profile declares. */
function expectDefaults(c: Case, name: string, form: Form, exchange: Exchange): void {
  const sent = new Set(form.map(([field]) => field));
  const shown = c.shown(exchange) ?? {};
  const wrong = Object.entries(c.resource(name).fields).find(
    ([field, { property, default: preset, echoed }]) =>
      !sent.has(field) &&
      echoed !== false &&
      preset !== undefined &&
      preset !== null &&
      String(shown[property]) !== String(preset),
  );
  const [field, definition] = wrong ?? [];
  check(c, wrong === undefined, () => ({
    message: `a new resource shows the default of ${field}, which was not sent`,
    expected: `${definition?.property} ${JSON.stringify(definition?.default)}`,
    actual: `${definition?.property} ${JSON.stringify(shown[definition?.property ?? ''])}`,
    exchange,
  }));
}

/** `*.200` of POST and PUT: an update. */
export const updated =
  (verb: Verb): Probe =>
  async (t) => {
    const names = updatable(t.profile, verb.method as 'POST' | 'PUT');
    const [foreign] = foreignSingletons(t.profile, verb.method);
    if (names.length === 0 && foreign !== undefined)
      throw new NotExercised(
        `only ${foreign} offers ${verb.method}, and the run never writes a resource that it did not create`,
      );
    await t.each(
      names,
      (name) => `${verbName(verb)} ${name} instance`,
      `no resource of this run is updated by ${verb.method}`,
      (c, name) => updateAnswers200(c, verb, name),
    );
  };

async function updateAnswers200(c: Case, verb: Verb, name: string): Promise<void> {
  const live = await own(c, name);
  const first = await expectUpdated(c, verb, live, differingForm(c, live));
  // A second update of one field alone: an answer may differ from the state in a property that was not sent.
  const changed = { ...live, representation: c.shown(first) ?? {} };
  await expectUpdated(c, verb, live, differingForm(c, changed).slice(0, 1));
}

/** Checks the answer to an update, and that a GET agrees with it. */
async function expectUpdated(c: Case, verb: Verb, live: Live, form: Form): Promise<Exchange> {
  const exchange = await c.send(c.session.requests.write(verb, live.path, form));
  await expectStatus(c, exchange, [200], 'an update answers 200');
  const { instance, collection } = c.resource(live.resource);
  const { schema } = instance ?? collection ?? { schema: {} };
  const shown = expectRepresentation(c, exchange, schema, 'the representation of the updated resource');
  expectSameSid(c, exchange, shown, live);
  expectShows(c, live.resource, form, exchange, 'the answer to an update shows the new values');
  const found = await readBack(c, live);
  expectShows(c, live.resource, form, found, 'a GET after an update shows the new values');
  expectAgree(c, live.resource, exchange, found, 'the answer to an update and a later GET agree');
  return exchange;
}
