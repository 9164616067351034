/** `write.put-equals-post` and `write.put-idempotent`: PUT compared with POST, and with a repeated PUT. */
import fc from 'fast-check';
import { NotApplicable } from '../../../client/failures.ts';
import { brokenForm, brokenFormWays, type Form, fullForm, validForm } from '../../../generators/forms/form.ts';
import { draw, sample } from '../../../generators/seed.ts';
import { type Case, own, type Twin, twinForm, twins } from '../../fixtures/index.ts';
import { resourceOf, updatable } from '../../fixtures/profile/operations.ts';
import { POST, PUT } from '../../fixtures/profile/verbs.ts';
import { formOptions, marked } from '../../fixtures/values/forms.ts';
import { expectAlike, expectAlikeStates, expectSame, need, needAnswer, stableState } from '../expect/index.ts';
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
const LONGEST = 5;

export const putEqualsPost: Probe = async (t) => {
  const byPost = updatable(t.profile, 'POST');
  const names = updatable(t.profile, 'PUT').filter((name) => byPost.includes(name));
  if (names.length === 0) throw new NotApplicable('no resource of this run is updated by both PUT and POST');
  const examples = names.map((name) => plainUpdates(t, name));
  // A pair has three updates on average.
  const pairs = Math.ceil(t.session.settings.runs / 3);
  await t.property(
    'PUT and POST to twins',
    fc.constantFrom(...names).chain((name) => drawnUpdates(t, name)),
    async (c, { name, start, updates }) => {
      const pair = await twins(c, name, start);
      for (const update of updates) await updatesAlike(c, pair, update);
      const what = 'PUT and POST to an instance';
      await expectAlikeStates(c, pair, { what, who: 'after POST and after PUT' });
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
  const post = await c.send(requests.write(POST, one.live?.path ?? '', twinForm(c, one, form, broken)));
  const put = await c.send(requests.write(PUT, other.live?.path ?? '', twinForm(c, other, form, broken)));
  for (const answer of [post, put]) needAnswer(c, answer);
  expectAlike(c, [one, post], [other, put], 'PUT and POST to an instance', 'for POST and PUT');
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
  await t.property('the same PUT twice', forms, sameTwice, { runs: Math.ceil(t.session.settings.runs / 3) });
};

async function sameTwice(c: Case, { name, form }: { name: string; form: Form }): Promise<void> {
  const live = await own(c, name);
  const request = c.session.requests.write(PUT, live.path, marked(c, name, form));
  const first = await c.send(request);
  need(first.response.status === 200, `the first PUT was answered ${first.response.status}`);
  const once = await stableState(c, live);
  needAnswer(c, await c.send(request));
  const twice = await stableState(c, live);
  expectSame(c, once, twice, undefined, 'the same PUT twice leaves the same state (RFC 9110 9.2.2)');
}
