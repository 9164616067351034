/** 200 and 201 of POST and PUT: the body is the representation of the updated or new resource. */
import { NotExercised } from '../../../client/failures.ts';
import { type Case, liveIn, own, read } from '../../fixtures/index.ts';
import { creatable, createVerb, foreignSingletons, putCreating, updatable } from '../../fixtures/profile/operations.ts';
import { POST, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { differingForm, plainForm } from '../../fixtures/values/forms.ts';
import {
  check,
  expectRepresentation,
  expectSameSid,
  expectShows,
  expectStatus,
  expectStored,
} from '../expect/index.ts';
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
      names.filter((name) => t.profile.resources[name]?.createStatus === 201),
      (name) => `${verbName(verb)} ${name}`,
      `no collection of this run answers 201 to ${verb.method}`,
      (c, name) => createAnswers201(c, verb, name),
    );
  };

async function createAnswers201(c: Case, verb: Verb, name: string): Promise<void> {
  const resource = c.resource(name);
  const form = plainForm(c, name);
  const exchange = await c.send(c.session.requests.write(verb, pathOf(c.session, name), form));
  await expectStatus(c, exchange, [201], 'a create answers 201');
  const schema = resource.instance?.schema ?? {};
  const shown = expectRepresentation(c, exchange, schema, 'the representation of the new resource');
  const live = liveIn(c.session, name, exchange, form);
  const property = resource.sid?.property ?? 'sid';
  check(c, live !== undefined, () => ({
    message: 'the body of the answer to a create contains the sid of the new resource',
    expected: `property ${property}`,
    actual: JSON.stringify(shown[property]) ?? 'no such property',
    exchange,
  }));
  if (live === undefined) return;
  const found = await read(c, live);
  await expectStatus(c, found, [200], 'a GET of the new resource answers 200');
  expectSameSid(c, found, c.shown(found) ?? {}, live);
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
  const form = differingForm(c, live);
  const exchange = await c.send(c.session.requests.write(verb, live.path, form));
  await expectStatus(c, exchange, [200], 'an update answers 200');
  const { instance, collection } = c.resource(name);
  const { schema } = instance ?? collection ?? { schema: {} };
  const shown = expectRepresentation(c, exchange, schema, 'the representation of the updated resource');
  expectSameSid(c, exchange, shown, live);
  expectShows(c, name, form, exchange, 'the answer to an update shows the new values');
  await expectStored(c, live, form, 'a GET after an update shows the new values');
}
