/** `lifecycle.concurrent`: simultaneous requests on different resources do not mix. */

import type { Exchange } from '../../../client/exchange.ts';
import { NotExercised } from '../../../client/failures.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { creatable, createVerb, deletable, updatable } from '../../fixtures/profile/operations.ts';
import { DELETE, POST } from '../../fixtures/profile/verbs.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';

/** Resources at the same time. */
const AT_ONCE = 6;

export const lifecycleConcurrent: Probe = async (t) => {
  t.evidence.add('natural');
  if (t.session.settings.concurrency < 2)
    throw new NotExercised('one request at a time was asked for (--concurrency): nothing is simultaneous');
  const names = creatable(t.profile);
  await t.each(
    names,
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
  const forms = Array.from({ length: AT_ONCE }, () => c.plainForm(name));
  const exchanges = await Promise.all(forms.map((form) => c.send(requests.write(verb, c.path(name), form))));
  const lives = exchanges.flatMap((exchange, at) => c.live(name, exchange, forms[at] ?? []) ?? []);
  c.need(lives.length === AT_ONCE, `${AT_ONCE - lives.length} of ${AT_ONCE} simultaneous creates were refused`);
  c.check(new Set(lives.map(({ sid }) => sid)).size === AT_ONCE, () => ({
    message: 'simultaneous creates give distinct resources',
    expected: `${AT_ONCE} distinct sids`,
    actual: `${new Set(lives.map(({ sid }) => sid)).size} distinct sids`,
    exchange: exchanges.at(-1),
  }));
  const message = 'simultaneous creates: each resource has its own values';
  await eachShowsItsOwn(c, lives, message);
  return lives;
}

async function updates(c: Case, lives: Live[]): Promise<Live[]> {
  const forms = lives.map((live) => differingForm(c, live));
  const exchanges = await Promise.all(
    lives.map((live, at) => c.send(c.session.requests.write(POST, live.path, forms[at] ?? []))),
  );
  const refused = exchanges.filter(({ response }) => response.status !== 200);
  c.need(refused.length === 0, `${refused.length} of ${lives.length} simultaneous updates were refused`);
  const updated = lives.map((live, at) => ({ ...live, form: forms[at] ?? [] }));
  const message = 'simultaneous updates: each resource has its own values';
  await eachShowsItsOwn(c, updated, message);
  return updated;
}

/** Two of three are deleted, four at the same time; one beside them stays. */
async function deletes(c: Case, lives: Live[]): Promise<void> {
  const doomed = lives.filter((_, at) => at % 3 !== 2);
  const kept = lives.filter((_, at) => at % 3 === 2);
  const exchanges = await Promise.all(doomed.map((live) => c.send(c.session.requests.remove(DELETE, live.path))));
  const refused = exchanges.filter(({ response }) => response.status > 299);
  c.need(refused.length === 0, `${refused.length} of ${doomed.length} simultaneous deletes were refused`);
  await eachShowsItsOwn(c, kept, 'simultaneous deletes: the others stay as they were');
}

async function eachShowsItsOwn(c: Case, lives: Live[], message: string): Promise<void> {
  const reads = await Promise.all(lives.map((live): Promise<Exchange> => c.read(live)));
  reads.forEach((exchange, at) => {
    const live = lives[at];
    if (live === undefined) return;
    c.need(
      !exchange.busy && exchange.response.status !== 401,
      `a resource could not be read back (${exchange.response.status})`,
    );
    const wrong = difference(c.resource(live.resource), live.form, c.shown(exchange) ?? {});
    c.check(exchange.response.status === 200 && wrong === undefined, () => ({
      message,
      expected: wrong === undefined ? 'status 200' : `${wrong.property} ${JSON.stringify(wrong.expected)}`,
      actual:
        exchange.response.status === 200
          ? `${wrong?.property} ${JSON.stringify(wrong?.actual)}`
          : `status ${exchange.response.status}`,
      exchange,
    }));
  });
}
