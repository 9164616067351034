/** `lifecycle.concurrent`: simultaneous requests to different resources do not affect each other. */
import { isSuccess } from '../../../client/exchange.ts';
import { NotExercised } from '../../../client/failures.ts';
import { type Case, type Live, liveIn, lookAt } from '../../fixtures/index.ts';
import { creatable, createVerb, deletable, updatable } from '../../fixtures/profile/operations.ts';
import { DELETE, POST } from '../../fixtures/profile/verbs.ts';
import { pathOf } from '../../fixtures/run/session.ts';
import { differingForm, plainForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** The number of simultaneous requests. */
const AT_ONCE = 6;

export const lifecycleConcurrent: Probe = async (t) => {
  if (t.session.settings.concurrency < 2) throw new NotExercised('--concurrency 1 allows no simultaneous requests');
  await t.each(
    creatable(t.profile),
    (name) => `${AT_ONCE} ${name} at once`,
    'no resource of this run can be created',
    async (c, name) => {
      const created = await creates(c, name);
      const lives = updatable(t.profile, 'POST').includes(name) ? await updates(c, created) : created;
      if (deletable(t.profile).includes(name)) await deletes(c, lives);
    },
  );
};

async function creates(c: Case, name: string): Promise<Live[]> {
  const { requests } = c.session;
  const verb = createVerb(c.profile, name) ?? POST;
  const forms = Array.from({ length: AT_ONCE }, () => plainForm(c, name));
  const exchanges = await Promise.all(forms.map((form) => c.send(requests.write(verb, pathOf(c.session, name), form))));
  const lives = exchanges.flatMap((exchange, at) => liveIn(c.session, name, exchange, forms[at]) ?? []);
  need(lives.length === AT_ONCE, `${AT_ONCE - lives.length} of ${AT_ONCE} simultaneous creates were refused`);
  const distinct = new Set(lives.map(({ sid }) => sid)).size;
  check(c, distinct === AT_ONCE, () => ({
    message: 'simultaneous creates create distinct resources',
    expected: `${AT_ONCE} distinct sids`,
    actual: `${distinct} distinct sids`,
  }));
  await expectOwnValues(c, lives, 'simultaneous creates: each resource has its own values');
  return lives;
}

async function updates(c: Case, lives: Live[]): Promise<Live[]> {
  const updated = lives.map((live) => ({ ...live, form: differingForm(c, live) }));
  const exchanges = await Promise.all(
    updated.map(({ path, form }) => c.send(c.session.requests.write(POST, path, form))),
  );
  const refused = exchanges.filter(({ response }) => response.status !== 200).length;
  need(refused === 0, `${refused} of ${lives.length} simultaneous updates were refused`);
  await expectOwnValues(c, updated, 'simultaneous updates: each resource has its own values');
  return updated;
}

/** Deletes two of three resources simultaneously; the others stay unchanged. */
async function deletes(c: Case, lives: Live[]): Promise<void> {
  const doomed = lives.filter((_, at) => at % 3 !== 2);
  const kept = lives.filter((_, at) => at % 3 === 2);
  const exchanges = await Promise.all(doomed.map(({ path }) => c.send(c.session.requests.remove(DELETE, path))));
  const refused = exchanges.filter((exchange) => !isSuccess(exchange)).length;
  need(refused === 0, `${refused} of ${doomed.length} simultaneous deletes were refused`);
  await expectOwnValues(c, kept, 'simultaneous deletes: the other resources stay unchanged');
}

async function expectOwnValues(c: Case, lives: Live[], rule: string): Promise<void> {
  const reads = await Promise.all(lives.map(async (live) => ({ live, exchange: await lookAt(c, live) })));
  for (const { live, exchange } of reads) {
    const { status } = exchange.response;
    const wrong = difference(c.resource(live.resource), live.form, c.shown(exchange) ?? {});
    check(c, status === 200 && wrong === undefined, () => ({
      message: rule,
      expected: wrong === undefined ? 'status 200' : `${wrong.property} ${JSON.stringify(wrong.expected)}`,
      actual: status === 200 ? `${wrong?.property} ${JSON.stringify(wrong?.actual)}` : `status ${status}`,
      exchange,
    }));
  }
}
