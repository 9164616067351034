/** 304: the client's cached version is still up to date, and after a change it no longer is. */

import { type Exchange, type HttpRequest, header } from '../../../client/exchange.ts';
import { NotExercised } from '../../../client/failures.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { creatable, offers, updatable } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_PUT, POST, PUT, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';
import { checkNoContent } from '../expect/judge.ts';

interface Row {
  name: string;
  /** One after the other. */
  verbs: Verb[];
}

/** `get.304`: conditional GETs, then a change by each way to update. */
export const notModified: Probe = async (t) => {
  const rows: Row[] = creatable(t.profile)
    .filter((name) => offers(t.profile, name, 'instance', 'GET'))
    .flatMap((name): Row[] => {
      const verbs = [POST, PUT, OVERLOADED_PUT].filter(({ method }) =>
        updatable(t.profile, method as 'POST' | 'PUT').includes(name),
      );
      return verbs.length === 0 ? [{ name, verbs }] : verbs.map((verb) => ({ name, verbs: [verb] }));
    });
  await t.each(
    rows,
    ({ name, verbs }) => `${name}${verbs.length === 0 ? '' : `, changed by ${verbs.map(verbName).join(', ')}`}`,
    'the profile offers no instance to read',
    async (c, { name, verbs }) => {
      const live = await c.create(name);
      const first = await c.read(live);
      c.need(first.response.status === 200, `the resource could not be read (${first.response.status})`);
      let validator = validatorOf(first);
      if (validator === undefined) throw new NotExercised('the target sends neither ETag nor Last-Modified');
      t.evidence.add('conditional');
      const fresh = await c.send(conditional(c, live, validator));
      await c.status(fresh, [304], `a GET with ${validator.condition[0]} of an unchanged resource answers 304`);
      checkNoContent(c, fresh);
      let state = live;
      for (const verb of verbs) {
        c.need(validator !== undefined, 'the answer after a change has no validator');
        if (validator === undefined) return;
        const again = await changed(c, state, verb, validator);
        state = { ...state, representation: c.shown(again) ?? {} };
        validator = validatorOf(again);
      }
    },
  );
};

interface Validator {
  condition: [string, string];
  /** Set where the target has no finer validator: it counts seconds. */
  lastModified: number | undefined;
}

function conditional(c: Case, live: Live, { condition }: Validator): HttpRequest {
  return { ...c.session.requests.get(live.path), headers: [condition] };
}

function validatorOf({ response }: Exchange): Validator | undefined {
  const etag = header(response, 'etag');
  if (etag !== undefined) return { condition: ['If-None-Match', etag], lastModified: undefined };
  const date = header(response, 'last-modified');
  return date === undefined ? undefined : { condition: ['If-Modified-Since', date], lastModified: Date.parse(date) };
}

/** Gives the answer that the old validator brings after the change. */
async function changed(c: Case, live: Live, verb: Verb, validator: Validator): Promise<Exchange> {
  if (validator.lastModified !== undefined) await untilSecondsPast(c, live, validator.lastModified);
  const form = differingForm(c, live);
  const update = await c.send(c.session.requests.write(verb, live.path, form));
  c.need(
    update.response.status === 200,
    `the resource could not be changed by ${verbName(verb)} (${update.response.status})`,
  );
  const again = await c.send(conditional(c, live, validator));
  await c.status(again, [200], `after a change by ${verbName(verb)}, the old validator answers 200`);
  const missing = difference(c.resource(live.resource), form, c.shown(again) ?? {});
  c.check(missing === undefined, () => ({
    message: 'after a change, the old validator brings the new representation',
    expected: `${missing?.property} ${JSON.stringify(missing?.expected)}`,
    actual: `${missing?.property} ${JSON.stringify(missing?.actual)}`,
    exchange: again,
  }));
  return again;
}

/** RFC 9110 8.8.2.2: a date is a strong validator only when the server's clock has moved on since. */
async function untilSecondsPast(c: Case, live: Live, lastModified: number): Promise<void> {
  for (let asked = 0; asked < 10; asked += 1) {
    const date = header((await c.read(live)).response, 'date');
    const now =
      date === undefined
        ? (c.session.settings.tape?.fact(`${c.key} ${c.sent} now`, Date.now) ?? Date.now())
        : Date.parse(date);
    if (now >= lastModified + 2000) return;
    await c.session.client.pause(lastModified + 2000 - now + 50);
  }
}
