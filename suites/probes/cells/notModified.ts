/** 304: a conditional GET of an unchanged resource; after a change, the same GET answers 200. */
import { type Exchange, type HttpRequest, header } from '../../../client/exchange.ts';
import { NotExercised } from '../../../client/failures.ts';
import { type Case, type Live, own, read, readBack } from '../../fixtures/index.ts';
import { creatable, offers, updatable } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_PUT, POST, PUT, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { sendOnOwnSocket } from '../../fixtures/provider/wire.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { expectNoByte, expectShows, expectStatus, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/** `get.304`: sends a conditional GET before and after a change, once for each verb that updates. */
export const notModified: Probe = async (t) => {
  const names = creatable(t.profile).filter((name) => offers(t.profile, name, 'instance', 'GET'));
  const rows = names.flatMap((name): { name: string; verb: Verb | null }[] => {
    const verbs = [POST, PUT, OVERLOADED_PUT].filter(({ method }) =>
      updatable(t.profile, method as 'POST' | 'PUT').includes(name),
    );
    return verbs.length === 0 ? [{ name, verb: null }] : verbs.map((verb) => ({ name, verb }));
  });
  await t.each(
    rows,
    ({ name, verb }) => `${name}${verb === null ? '' : `, changed by ${verbName(verb)}`}`,
    'the profile offers no instance to read',
    async (c, { name, verb }) => {
      c.evidence = 'conditional';
      const live = await own(c, name);
      const validator = validatorOf(await readBack(c, live));
      if (validator === undefined) throw new NotExercised('the target sends neither ETag nor Last-Modified');
      const { exchange: fresh, rest } = await sendOnOwnSocket(c, conditional(c, live, validator));
      await expectStatus(c, fresh, [304], `a GET with ${validator.condition[0]} of an unchanged resource answers 304`);
      expectNoByte(c, fresh, rest);
      if (verb !== null) await expectOutdated(c, live, verb, validator);
    },
  );
};

interface Validator {
  condition: [string, string];
  /** The date, if the only validator is a date. A date has a resolution of one second. */
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

/** After a change by the verb, a GET with the old validator returns the new representation. */
async function expectOutdated(c: Case, live: Live, verb: Verb, validator: Validator): Promise<void> {
  if (validator.lastModified !== undefined) await untilSecondsPast(c, live, validator.lastModified);
  const form = differingForm(c, live);
  const { response } = await c.send(c.session.requests.write(verb, live.path, form));
  need(response.status === 200, `the resource could not be changed by ${verbName(verb)}: status ${response.status}`);
  const again = await c.send(conditional(c, live, validator));
  await expectStatus(c, again, [200], `after a change by ${verbName(verb)}, a GET with the old validator answers 200`);
  expectShows(
    c,
    live.resource,
    form,
    again,
    'after a change, a GET with the old validator returns the new representation',
  );
}

/** Waits until the server's clock is two seconds past the date. The date is then a strong validator (RFC 9110 8.8.2.2). */
async function untilSecondsPast(c: Case, live: Live, lastModified: number): Promise<void> {
  for (let reads = 0; reads < 10; reads += 1) {
    const date = header((await read(c, live)).response, 'date');
    const now = date === undefined ? c.fact('now', Date.now) : Date.parse(date);
    if (now >= lastModified + 2000) return;
    await c.session.client.pause(lastModified + 2000 - now + 50);
  }
}
