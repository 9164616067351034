/** 429, 500 and 503: refused for now, not processed, and served afterwards. */

import { isServed } from '../../../client/exchange.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { onOperation } from '../../fixtures/operate.ts';
import { GET, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { burst } from '../../fixtures/provoking/burst.ts';
import { type Provoked, provoke } from '../../fixtures/provoking/provoke.ts';
import { find } from '../../fixtures/reading/list.ts';
import { difference } from '../../fixtures/values/values.ts';
import { checkErrorBody, checkRetryAfter } from '../expect/judge.ts';

/** `*.429`: refused, nothing processed; afterwards the same request succeeds. */
export const tooManyRequests =
  (verb: Verb): Probe =>
  async (t) => {
    if (verb === GET && t.session.settings.burst !== null) {
      await t.case('a burst of simultaneous requests', (c) => burst(t, c));
      if (t.session.settings.hook === null) return;
    }
    await t.case(`${verbName(verb)} with the hook`, async (c) => {
      const provoked = await provoke(t, c, verb, 429);
      c.judged += 1;
      checkRetryAfter(c, provoked.exchange);
      await unprocessed(c, provoked);
      await servedAfterwards(c, provoked, 429);
    });
  };

/** `*.500`: an error body; afterwards the same request succeeds. */
export const serverError =
  (verb: Verb): Probe =>
  async (t) => {
    await t.case(`${verbName(verb)} with the hook`, async (c) => {
      const provoked = await provoke(t, c, verb, 500);
      checkErrorBody(c, provoked.exchange);
      await servedAfterwards(c, provoked, 500);
    });
  };

/** `get.503`: an error body, a valid Retry-After; a later request succeeds. */
export const serviceUnavailable: Probe = async (t) => {
  await t.case('GET with the hook', async (c) => {
    const provoked = await provoke(t, c, GET, 503);
    checkErrorBody(c, provoked.exchange);
    checkRetryAfter(c, provoked.exchange);
    await servedAfterwards(c, provoked, 503);
  });
};

async function servedAfterwards(c: Case, { request, operation }: Provoked, status: number): Promise<void> {
  const exchange = await c.send(request);
  const served = isServed(exchange);
  if (!served) {
    const control = await onOperation(c, operation);
    c.need(
      await c.served(control.request),
      'the same request on another resource, which nobody refused before, is not served either',
    );
  }
  c.check(served, () => ({
    message: `after a ${status}, the same request is served`,
    expected: 'a status 2xx',
    actual: `status ${exchange.response.status}`,
    exchange,
  }));
}

/** The state is as it was: nothing created, nothing changed, nothing removed. */
async function unprocessed(c: Case, { operation, live, request, exchange }: Provoked): Promise<void> {
  const { method } = operation.verb;
  if (method === 'GET') return;
  const resource = c.resource(operation.resource);
  // a value that the representation never shows tells nothing
  const sent = [...new URLSearchParams(request.body?.toString() ?? '')].filter(
    ([name]) => (resource.fields[name]?.echoed ?? true) === true,
  );
  if (live === undefined) {
    if (sent.length === 0) return;
    const created = await find(c, operation.resource, (item) => difference(resource, sent, item) === undefined);
    c.check(created === undefined, () => ({
      message: 'a 429 is not processed',
      expected: 'no resource created',
      actual: 'a resource with the values sent',
      exchange,
    }));
    return;
  }
  const read = await c.read(live);
  await c.status(read, [200], 'a 429 is not processed: the resource still stands');
  const shown = c.shown(read) ?? {};
  const applied =
    method === 'DELETE'
      ? undefined
      : sent.find(
          ([name]) =>
            difference(c.resource(live.resource), [[name, new URLSearchParams(sent).get(name) ?? '']], shown) ===
            undefined,
        );
  c.check(applied === undefined, () => ({
    message: 'a 429 is not processed',
    expected: 'the values from before',
    actual: `${applied?.[0]} ${JSON.stringify(applied?.[1])}`,
    exchange: read,
  }));
}
