/** 429, 500 and 503: the request is refused and not processed, and the same request is served afterwards. */
import { isSuccess } from '../../../../client/exchange.ts';
import { type Case, own, requestOn } from '../../../fixtures/index.ts';
import { operationName } from '../../../fixtures/profile/operations.ts';
import { GET, type Verb, verbName } from '../../../fixtures/profile/verbs.ts';
import { check, expectErrorBody, need, observe } from '../../expect/index.ts';
import type { Probe, Trial } from '../../probe.ts';
import { type Provoked, provokables, provoke, sendWithHook } from '../provoke.ts';
import { burst } from './burst.ts';
import { recovered } from './recovered.ts';
import { expectUnprocessed, type Seen, seenBefore } from './unprocessed.ts';

/** `*.429`. A rule judges Retry-After. */
export const tooManyRequests =
  (verb: Verb): Probe =>
  async (t) => {
    if (verb === GET && t.session.settings.burst !== null) {
      await t.case('a burst of simultaneous requests', burst);
      if (t.session.settings.hook === null) return;
    }
    await refused(t, verb, 429);
  };

/** `*.500`. */
export const serverError =
  (verb: Verb): Probe =>
  (t) =>
    refused(t, verb, 500);

/** `get.503`. A rule judges Retry-After. */
export const serviceUnavailable: Probe = (t) => refused(t, GET, 503);

/** Provokes the status at each place of the verb. A target that honours the hook at the first place may ignore it at the second. */
async function refused(t: Trial, verb: Verb, status: number): Promise<void> {
  await t.case(`${verbName(verb)} with the hook`, async (c) => {
    const before: { seen?: Seen } = {};
    const prepare: Parameters<typeof provoke>[3] = async (operation, live) => {
      const newest = await served(c, operation, live);
      before.seen = await seenBefore(c, operation, newest);
      return newest;
    };
    await expectRefusedOnce(c, await provoke(c, verb, status, prepare), status, before.seen);
    const { hook } = t.session.settings;
    for (const operation of provokables(t.profile, verb).slice(1)) {
      if (hook === null) return;
      const provoked = await sendWithHook(c, operation, hook, status, prepare);
      if (provoked.exchange.response.status === status) await expectRefusedOnce(c, provoked, status, before.seen);
      else observe(c, `${operationName(operation)} ignores the hook for ${status}`);
    }
  });
}

/** Sends the operation without the hook, so that a refusal afterwards is an effect of the hook. Returns the resource as it is then. */
async function served(c: Case, operation: Provoked['operation'], live: Provoked['live']): Promise<Provoked['live']> {
  const isDelete = operation.verb.method === 'DELETE';
  const control = await c.send(requestOn(c, operation, isDelete ? await own(c, operation.resource) : live));
  need(isSuccess(control), `the request without the hook was answered ${control.response.status}`);
  const shown = live === undefined || isDelete ? undefined : c.shown(control);
  return live === undefined || shown === undefined ? live : { ...live, representation: shown };
}

async function expectRefusedOnce(c: Case, provoked: Provoked, status: number, before: Seen | undefined): Promise<void> {
  if (status !== 429) expectErrorBody(c, provoked.exchange);
  if (before !== undefined) await expectUnprocessed(c, provoked, before);
  const again = await recovered(c, async () => {
    const exchange = await c.send(provoked.request);
    return exchange.busy ? undefined : exchange;
  });
  check(c, again !== undefined && isSuccess(again), () => ({
    message: `after a ${status}, the same request is served again within 10 s`,
    expected: 'a status 2xx',
    actual: again === undefined ? 'only 429, 5xx or no answer' : `status ${again.response.status}`,
  }));
}
