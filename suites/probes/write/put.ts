/** `write.put-equals-post` and `write.put-idempotent`: PUT compared with POST, and with a repeated PUT. */
import fc from 'fast-check';
import { NotApplicable } from '../../../client/failures.ts';
import { brokenForm, brokenFormWays, type Form, fullForm, validForm } from '../../../generators/forms/form.ts';
import { draw, sample } from '../../../generators/seed.ts';
import { type Case, own, stateOf, type Twin, twinForm, twins } from '../../fixtures/index.ts';
import { resourceOf, updatable } from '../../fixtures/profile/operations.ts';
import { POST, PUT, type Verb } from '../../fixtures/profile/verbs.ts';
import { firstDifference } from '../../fixtures/values/comparison.ts';
import { differingForm, formOptions, marked } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';
import {
  comparable,
  expectAlike,
  expectAlikeStates,
  expectSame,
  expectStatus,
  need,
  needAnswer,
  stableState,
} from '../expect/index.ts';
import { drawnBeside, type Probe, type Trial } from '../probe.ts';

interface Update {
  form: Form;
  /** The field that breaks the form, or undefined. */
  broken: string | undefined;
}

interface Drawn {
  name: string;
  /** The form of the twins' creates. */
  start: Form;
  /** The updates that are sent to the twins, in order. */
  updates: Update[];
}

/** The maximum number of updates per pair of twins. */
const LONGEST = 3;

export const putEqualsPost: Probe = async (t) => {
  const byPost = updatable(t.profile, 'POST');
  const names = updatable(t.profile, 'PUT').filter((name) => byPost.includes(name));
  if (names.length === 0) throw new NotApplicable('no resource of this run is updated by both PUT and POST');
  const examples = names.map((name) => plainUpdates(t, name));
  // A pair has two updates on average.
  const pairs = Math.ceil(t.session.settings.runs / 4);
  await t.property(
    'PUT and POST to twins',
    fc.constantFrom(...names).chain((name) => drawnUpdates(t, name)),
    async (c, { name, start, updates }) => {
      const pair = await twins(c, name, start);
      for (const update of updates) await updatesAlike(c, pair, update);
      await needEffect(c, pair[0], updates);
      const what = 'PUT and POST to an instance';
      const last = updates.findLast(({ broken }) => broken === undefined);
      const properties = replacedBy(c, name, last?.form ?? start);
      await expectAlikeStates(c, pair, { what, who: 'after POST and after PUT', properties });
    },
    { runs: drawnBeside(examples, pairs), examples },
  );
};

/** Two updates: one of every field, and one of the first field alone. */
function plainUpdates(t: Trial, name: string): Drawn {
  const resource = resourceOf(t.profile, name);
  const options = formOptions(t.session, name);
  const [form = [], other = []] = sample(fullForm(resource, 'update', options), t.seed, 2);
  return {
    name,
    start: draw(fullForm(resource, 'create', options), t.seed),
    updates: [form, other.slice(0, 1)].map((each) => ({ form: each, broken: undefined })),
  };
}

/** Random updates of one resource, three valid ones for each broken one. */
function drawnUpdates(t: Trial, name: string): fc.Arbitrary<Drawn> {
  const resource = resourceOf(t.profile, name);
  const options = formOptions(t.session, name);
  const valid = validForm(resource, 'update', options).map((form): Update => ({ form, broken: undefined }));
  const broken = () =>
    brokenForm(resource, 'update', options).map(({ form, field }): Update => ({ form, broken: field }));
  // the profile may promise to refuse no value of any field
  const update =
    brokenFormWays(resource, 'update', options).length === 0
      ? valid
      : fc.oneof({ weight: 3, arbitrary: valid }, { weight: 1, arbitrary: broken() });
  return fc.record({
    name: fc.constant(name),
    start: fullForm(resource, 'create', options),
    updates: fc.array(update, { minLength: 1, maxLength: LONGEST, size: 'max' }),
  });
}

async function updatesAlike(c: Case, [one, other]: [Twin, Twin], { form, broken }: Update): Promise<void> {
  const { requests } = c.session;
  const send = (twin: Twin, verb: Verb) =>
    c.send(requests.write(verb, twin.live?.path ?? '', twinForm(c, twin, form, broken)));
  const post = await send(one, POST);
  const put = await send(other, PUT);
  for (const answer of [post, put]) needAnswer(c, answer);
  const answers: Parameters<typeof expectAlike>[1] = [
    [one, post],
    [other, put],
  ];
  await expectAlike(c, answers, {
    what: 'PUT and POST to an instance',
    who: 'for POST and PUT',
    properties: replacedBy(c, one.resource, form),
    async repeat(side, times) {
      const [twin, verb] = side === 0 ? [one, POST] : [other, PUT];
      const again = await Promise.all(Array.from({ length: times }, () => send(twin, verb)));
      return again.map((exchange) => comparable(c, twin, exchange));
    },
  });
}

/** If a PUT replaces the resource: the properties of the fields that the form names. Otherwise undefined, for all properties. */
function replacedBy(c: Case, name: string, form: Form): string[] | undefined {
  const { fields, putReplaces } = c.resource(name);
  return putReplaces === true ? form.flatMap(([field]) => fields[field]?.property ?? []) : undefined;
}

/** Inconclusive if the last valid update by POST is not shown, because two writes without effect are equal too. */
async function needEffect(c: Case, twin: Twin, updates: Update[]): Promise<void> {
  const last = updates.findLast(({ broken }) => broken === undefined);
  if (twin.live === undefined || last === undefined) return;
  const wrong = difference(c.resource(twin.resource), twinForm(c, twin, last.form), await stateOf(c, twin.live));
  need(wrong === undefined, `the POST to an instance was not applied: ${wrong?.property} has another value`);
}

export const putIdempotent: Probe = async (t) => {
  const names = updatable(t.profile, 'PUT');
  if (names.length === 0) throw new NotApplicable('no resource of this run is updated by PUT');
  const forms = fc.constantFrom(...names).chain((name) =>
    fc.record({
      name: fc.constant(name),
      form: validForm(resourceOf(t.profile, name), 'update', formOptions(t.session, name)),
    }),
  );
  await t.property('the same PUT twice', forms, sameTwice, { runs: Math.ceil(t.session.settings.runs / 4) });
};

async function sameTwice(c: Case, { name, form }: { name: string; form: Form }): Promise<void> {
  const live = await own(c, name);
  const before = await stableState(c, live);
  // Besides the drawn fields, the form has values that differ from the present ones, so that the first PUT has a visible effect.
  const drawn = new Set(form.map(([field]) => field));
  const sent = [...marked(c, name, form), ...differingForm(c, live).filter(([field]) => !drawn.has(field))];
  const request = c.session.requests.write(PUT, live.path, sent);
  const first = await c.send(request);
  need(first.response.status === 200, `the first PUT was answered ${first.response.status}`);
  const once = await stableState(c, live);
  const isNew = difference(c.resource(name), sent, before) !== undefined;
  need(!isNew || firstDifference(before, once) !== undefined, 'the first PUT changed nothing');
  const second = await c.send(request);
  needAnswer(c, second);
  await expectStatus(c, second, [200], 'the same PUT is served again');
  const twice = await stableState(c, live);
  expectSame(c, once, twice, undefined, 'the same PUT twice leaves the same state (RFC 9110 9.2.2)');
}
