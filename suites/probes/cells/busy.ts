/** 429, 500 and 503: the request is refused, and the same request is served afterwards. */
import { isSuccess } from '../../../client/exchange.ts';
import type { Form } from '../../../generators/forms/form.ts';
import { type Case, request } from '../../fixtures/index.ts';
import { GET, type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { find } from '../../fixtures/run/lists.ts';
import { difference } from '../../fixtures/values/values.ts';
import { check, expectErrorBody, expectExists, expectRetryAfter, expectServed, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { burst } from './burst.ts';
import { type Provoked, provoke } from './provoke.ts';

/** `*.429`: the request is not processed, and succeeds afterwards. */
export const tooManyRequests =
  (verb: Verb): Probe =>
  async (t) => {
    if (verb === GET && t.session.settings.burst !== null) {
      await t.case('a burst of simultaneous requests', burst);
      if (t.session.settings.hook === null) return;
    }
    await t.case(`${verbName(verb)} with the hook`, async (c) => {
      const provoked = await provoke(c, verb, 429);
      expectRetryAfter(c, provoked.exchange);
      await expectUnprocessed(c, provoked);
      await expectServedAfterwards(c, provoked, 429);
    });
  };

/** `*.500`: the answer has an error body, and the same request succeeds afterwards. */
export const serverError =
  (verb: Verb): Probe =>
  async (t) => {
    await t.case(`${verbName(verb)} with the hook`, async (c) => {
      const provoked = await provoke(c, verb, 500);
      expectErrorBody(c, provoked.exchange);
      await expectServedAfterwards(c, provoked, 500);
    });
  };

/** `get.503`: the answer has an error body and a valid Retry-After, and a later request succeeds. */
export const serviceUnavailable: Probe = async (t) => {
  await t.case('GET with the hook', async (c) => {
    const provoked = await provoke(c, GET, 503);
    expectErrorBody(c, provoked.exchange);
    expectRetryAfter(c, provoked.exchange);
    await expectServedAfterwards(c, provoked, 503);
  });
};

async function expectServedAfterwards(c: Case, provoked: Provoked, status: number): Promise<void> {
  const exchange = await c.send(provoked.request);
  if (!isSuccess(exchange)) {
    const control = await c.send(await request(c, provoked.operation, 'own'));
    need(isSuccess(control), 'the same request on another resource, without the hook, is not served either');
  }
  expectServed(c, exchange, `after a ${status}, the same request is served`);
}

/** Checks that the request created, changed and removed nothing. */
async function expectUnprocessed(c: Case, { operation, live, request: sent, exchange }: Provoked): Promise<void> {
  const { method } = operation.verb;
  if (method === 'GET') return;
  const resource = c.resource(operation.resource);
  const form: Form = [...new URLSearchParams(sent.body?.toString() ?? '')].filter(
    ([name]) => resource.fields[name]?.echoed !== false,
  );
  if (live === undefined) {
    if (form.length === 0) return;
    const created = await find(c, operation.resource, (item) => difference(resource, form, item) === undefined);
    check(c, created === undefined, () => ({
      message: 'a 429 is not processed',
      expected: 'no resource created',
      actual: 'a resource with the sent values',
      exchange,
    }));
    return;
  }
  const read = await expectExists(c, live, 'a 429 is not processed: the resource still exists');
  const shown = c.shown(read) ?? {};
  const applied =
    method === 'DELETE' ? undefined : form.find((pair) => difference(resource, [pair], shown) === undefined);
  check(c, applied === undefined, () => ({
    message: 'a 429 is not processed',
    expected: 'the values from before the request',
    actual: `${applied?.[0]} ${JSON.stringify(applied?.[1])}`,
    exchange: read,
  }));
}
