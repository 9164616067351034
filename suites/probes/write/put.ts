/** `write.put-equals-post` and `write.put-idempotent`: what PUT does, beside POST and beside itself. */
import fc from 'fast-check';
import { NotApplicable } from '../../../client/failures.ts';
import { brokenForm, type Form, fullForm, validForm } from '../../../generators/forms/form.ts';
import { draw, sample } from '../../../generators/seed.ts';
import { drawnBeside } from '../../engine/property.ts';
import type { Probe, Trial } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { inTurn } from '../../fixtures/inTurn.ts';
import { resourceOf, updatable } from '../../fixtures/profile/operations.ts';
import { POST, PUT } from '../../fixtures/profile/verbs.ts';
import { answerDifference, formFor, stateDifference, type Twin, twins } from '../../fixtures/twins.ts';
import { formOptions, marked } from '../../fixtures/values/forms.ts';
import { firstDifference, stable } from '../../fixtures/values/normalise.ts';

interface Drawn {
  name: string;
  /** What the resources are created with. */
  start: Form;
  /** One after the other, to the same resources. */
  updates: Update[];
}

interface Update {
  form: Form;
  /** The field that breaks the form, or undefined. */
  broken: string | undefined;
}

/** An update of every field, and one of the first field alone. */
function plainUpdates(t: Trial, name: string): Drawn {
  const resource = resourceOf(t.profile, name);
  const options = formOptions(t.session.settings.values, name);
  const [form, other] = sample(fullForm(resource, 'update', options), t.seed, 2);
  return {
    name,
    start: draw(fullForm(resource, 'create', options), t.seed),
    updates: [form ?? [], (other ?? []).slice(0, 1)].map((each) => ({ form: each, broken: undefined })),
  };
}

/** Updates of one of the resources, valid or broken. */
function drawnUpdates(t: Trial, names: string[], valid: 'only' | 'and broken', most: number): fc.Arbitrary<Drawn> {
  return fc.constantFrom(...names).chain((name) => {
    const resource = resourceOf(t.profile, name);
    const options = formOptions(t.session.settings.values, name);
    const good = validForm(resource, 'update', options).map((form) => ({ form, broken: undefined }));
    const bad = () => brokenForm(resource, 'update', options).map(({ form, field }) => ({ form, broken: field }));
    const update: fc.Arbitrary<Update> =
      valid === 'only' ? good : fc.oneof({ weight: 3, arbitrary: good }, { weight: 1, arbitrary: bad() });
    return fc.record({
      name: fc.constant(name),
      start: fullForm(resource, 'create', options),
      updates: fc.array(update, { minLength: 1, maxLength: most, size: 'max' }),
    });
  });
}

/** Updates of one pair of twins. */
const LONGEST = 5;
/** Updates of one resource, each sent twice and each time read. */
const LONGEST_TWICE = 3;

/** As many updates as there are runs, on the average: a chain has three. */
const chains = ({ session }: Trial): number => Math.ceil(session.settings.runs / 3);

export const putEqualsPost: Probe = async (t) => {
  t.evidence.add('natural');
  const byPost = updatable(t.profile, 'POST');
  const names = updatable(t.profile, 'PUT').filter((name) => byPost.includes(name));
  if (names.length === 0) throw new NotApplicable('no resource of this run is updated by both PUT and POST');
  const examples = names.map((name) => plainUpdates(t, name));
  await t.property(
    'PUT and POST to twins',
    drawnUpdates(t, names, 'and broken', LONGEST),
    async (c, { name, start, updates }) => {
      const pair = await twins(c, name, start);
      for (const update of updates) await updatesAlike(c, pair, update);
      await endAlike(c, pair);
    },
    { runs: drawnBeside(examples, chains(t)), examples },
  );
};

async function updatesAlike(c: Case, [one, other]: [Twin, Twin], { form, broken }: Update): Promise<void> {
  const { requests } = c.session;
  const post = await c.send(requests.write(POST, one.live?.path ?? '', formFor(c, one, form, broken)));
  const put = await c.send(requests.write(PUT, other.live?.path ?? '', formFor(c, other, form, broken)));
  c.need(!post.busy && !put.busy, 'an answer stayed busy');
  c.need(post.response.status !== 401 && put.response.status !== 401, 'the valid credentials were refused');
  const answers = answerDifference(c, [one, post], [other, put]);
  c.check(answers === undefined, () => ({
    message: 'PUT and POST to an instance are answered alike',
    expected: 'the same status, headers and body',
    actual: `for POST and PUT: ${answers}`,
    exchange: put,
  }));
}

/** What is stored, once all updates are through: an answer to an update shows all of it too, and was compared. */
async function endAlike(c: Case, [one, other]: [Twin, Twin]): Promise<void> {
  const states = await stateDifference(c, one, other);
  c.check(states.difference === undefined, () => ({
    message: 'PUT and POST to an instance leave the same state',
    expected: 'equal representations',
    actual: `after POST and after PUT: ${states.difference}`,
    exchange: states.exchange,
  }));
}

export const putIdempotent: Probe = async (t) => {
  t.evidence.add('natural');
  const names = updatable(t.profile, 'PUT');
  if (names.length === 0) throw new NotApplicable('no resource of this run is updated by PUT');
  await t.property('the same PUT twice', drawnUpdates(t, names, 'only', LONGEST_TWICE), repeated, {
    runs: Math.ceil(chains(t) / 2),
  });
};

async function repeated(c: Case, { name, updates }: Drawn): Promise<void> {
  const live = await c.create(name);
  for (const { form } of updates) {
    await inTurn(
      () => sameTwice(c, live, form),
      async () => sameTwice(c, await c.create(name), form),
    );
  }
}

async function sameTwice(c: Case, live: Live, form: Form): Promise<void> {
  const { resource: name } = live;
  const request = c.session.requests.write(PUT, live.path, marked(c, name, form));
  const resource = c.resource(name);
  const first = await c.send(request);
  c.need(first.response.status === 200, `the first PUT was answered ${first.response.status}`);
  const once = stable(resource, await c.state(live));
  const second = await c.send(request);
  c.need(!second.busy && second.response.status !== 401, `the second PUT was answered ${second.response.status}`);
  const twice = stable(resource, await c.state(live));
  const changed = firstDifference(once, twice);
  c.check(changed === undefined, () => ({
    message: 'the same PUT twice leaves the same state (RFC 9110 9.2.2)',
    expected: `${changed?.property} ${JSON.stringify(changed?.one)}`,
    actual: `${changed?.property} ${JSON.stringify(changed?.other)}`,
  }));
}
