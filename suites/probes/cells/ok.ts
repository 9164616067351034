/** 200 and 201: the request was successful and the body contains the representation. */

import { NotExercised } from '../../../client/failures.ts';
import type { Probe, Trial } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import {
  creatable,
  createVerb,
  foreignSingletons,
  offers,
  putCreating,
  updatable,
} from '../../fixtures/profile/operations.ts';
import { POST, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { checkFirstListed } from '../../fixtures/reading/listed.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';
import { checkRepresentation, checkSameSid } from '../expect/judge.ts';

/** `get.200`: lists, singletons and instances. */
export const readOk: Probe = async (t) => {
  t.evidence.add('natural');
  const lists = Object.keys(t.profile.resources).filter((name) => offers(t.profile, name, 'collection', 'GET'));
  const instances = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  const rows = [...lists.map((name) => ({ name, live: false })), ...instances.map((name) => ({ name, live: true }))];
  await t.each(
    rows,
    ({ name, live }) => `GET ${name}${live ? ' instance' : ''}`,
    'the profile offers nothing to read',
    async (c, row) => {
      const { requests } = c.session;
      if (!row.live) {
        const exchange = await c.send(requests.get(c.path(row.name)));
        await c.status(exchange, [200], 'GET of a collection or singleton answers 200');
        const { schema = {} } = c.resource(row.name).collection ?? {};
        const list = checkRepresentation(c, exchange, schema, 'the representation requested');
        await checkFirstListed(c, row.name, list);
        return;
      }
      const live = await c.create(row.name);
      const exchange = await c.read(live);
      await c.status(exchange, [200], 'GET of an instance answers 200');
      const shown = checkRepresentation(
        c,
        exchange,
        c.resource(row.name).instance?.schema ?? {},
        'the representation requested',
      );
      checkSameSid(c, exchange, shown, live);
    },
  );
};

/** `*.201`: a create. */
export const created =
  (verb: Verb): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const names = (
      verb.method === 'POST'
        ? creatable(t.profile).filter((name) => createVerb(t.profile, name) === POST)
        : putCreating(t.profile)
    ).filter((name) => t.profile.resources[name]?.createStatus === 201);
    await t.each(
      names,
      (name) => `${verbName(verb)} ${name}`,
      `no collection of this run creates by ${verb.method} with 201`,
      (c, name) => createsOne(c, verb, name),
    );
  };

async function createsOne(c: Case, verb: Verb, name: string): Promise<void> {
  const { requests } = c.session;
  const resource = c.resource(name);
  const form = c.plainForm(name);
  const exchange = await c.send(requests.write(verb, c.path(name), form));
  await c.status(exchange, [201], 'a create answers 201');
  const shown = checkRepresentation(
    c,
    exchange,
    resource.instance?.schema ?? {},
    'the representation of the new resource',
  );
  const live = c.live(name, exchange, form);
  c.check(live !== undefined, () => ({
    message: 'the body of a create holds the sid of the new resource',
    expected: `property ${resource.sid?.property}`,
    actual: JSON.stringify(shown[resource.sid?.property ?? 'sid']) ?? 'no such property',
    exchange,
  }));
  if (live === undefined) return;
  const read = await c.read(live);
  await c.status(read, [200], 'a GET finds the sid that a create gave');
  checkSameSid(c, read, c.shown(read) ?? {}, live);
}

/** `*.200` of POST and PUT: an update. */
export const updated =
  (verb: Verb): Probe =>
  async (t: Trial) => {
    t.evidence.add('natural');
    const names = updatable(t.profile, verb.method as 'POST' | 'PUT');
    const [foreign] = foreignSingletons(t.profile, verb.method);
    if (names.length === 0 && foreign !== undefined)
      throw new NotExercised(`${foreign} alone takes ${verb.method}, and it is not the run's own: it is never written`);
    await t.each(
      names,
      (name) => `${verbName(verb)} ${name} instance`,
      `no resource of this run is updated by ${verb.method}`,
      async (c, name) => {
        const live = await c.create(name);
        await updatesOne(c, verb, live);
      },
    );
  };

async function updatesOne(c: Case, verb: Verb, live: Live): Promise<void> {
  const resource = c.resource(live.resource);
  const form = differingForm(c, live);
  const exchange = await c.send(c.session.requests.write(verb, live.path, form));
  await c.status(exchange, [200], 'an update answers 200');
  const { schema } = resource.instance ?? resource.collection ?? { schema: {} };
  const shown = checkRepresentation(c, exchange, schema, 'the representation of the updated resource');
  checkSameSid(c, exchange, shown, live);
  const answered = difference(resource, form, shown);
  c.check(answered === undefined, () => ({
    message: 'the answer to an update shows the new values',
    expected: `${answered?.property} ${JSON.stringify(answered?.expected)}`,
    actual: `${answered?.property} ${JSON.stringify(answered?.actual)}`,
    exchange,
  }));
  const read = await c.read(live);
  c.need(read.response.status === 200, `the updated resource could not be read (${read.response.status})`);
  const stored = difference(resource, form, c.shown(read) ?? {});
  c.check(stored === undefined, () => ({
    message: 'a GET after an update shows the new values',
    expected: `${stored?.property} ${JSON.stringify(stored?.expected)}`,
    actual: `${stored?.property} ${JSON.stringify(stored?.actual)}`,
    exchange: read,
  }));
}
