/** The order and concurrency in which the queue sends requests, and the exchanges that a finished case keeps. */
import { setImmediate as settled } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { RequestQueue } from '../../../client/limits/requestQueue.ts';
import { startReference } from '../../../reference/server.ts';
import { settle } from '../../../suites/engine/settle.ts';
import { Case, own, read } from '../../../suites/fixtures/index.ts';
import { createSession } from '../../../suites/fixtures/run/session.ts';
import { check } from '../../../suites/probes/expect/index.ts';
import { ACCOUNT, OTHER, settingsFor } from '../../support/command/inProcess.ts';

const turns = async (queue: RequestQueue, name: string, seen: string[]) => {
  await queue.run(async () => {
    seen.push(`${name} begins`);
    await settled();
    seen.push(`${name} ends`);
  });
};

it('sends requests in the order of the calls, up to the concurrency limit', async () => {
  const queue = new RequestQueue({ concurrency: 2, rate: null });
  const seen: string[] = [];
  await Promise.all(['a', 'b', 'c'].map((name) => turns(queue, name, seen)));
  expect(seen).toEqual(['a begins', 'b begins', 'a ends', 'c begins', 'b ends', 'c ends']);
});

it('halves the concurrency after slowDown()', async () => {
  const queue = new RequestQueue({ concurrency: 2, rate: null });
  queue.slowDown();
  const seen: string[] = [];
  await Promise.all(['a', 'b'].map((name) => turns(queue, name, seen)));
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

it('sends no other request while runAlone() has exclusive access', async () => {
  const queue = new RequestQueue({ concurrency: 2, rate: null });
  const seen: string[] = [];
  const before = turns(queue, 'before', seen);
  const alone = queue.runAlone(async (send) => {
    await Promise.all([1, 2, 3].map((each) => send(async () => void seen.push(`alone ${each}`))));
    await settled();
    seen.push('alone ends');
  });
  await Promise.all([before, alone, turns(queue, 'after', seen)]);
  expect(seen).toEqual([
    ...['before begins', 'before ends'],
    ...['alone 1', 'alone 2', 'alone 3', 'alone ends'],
    ...['after begins', 'after ends'],
  ]);
});

it('sends only clean-up requests after stop()', async () => {
  const queue = new RequestQueue({ concurrency: 2, rate: null });
  queue.stop();
  await expect(queue.run(async () => 'sent')).rejects.toThrow('interrupted');
  expect(await queue.run(async () => 'sent', { cleansUp: true })).toBe('sent');
});

it('a passed case keeps its last exchange and its exchanges with other credentials; a failed case keeps all', async () => {
  const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
  onTestFinished(() => reference.close());
  const session = createSession(settingsFor(reference.url));
  onTestFinished(() => session.client.close());
  const { requests } = session;
  const wrong = { ...requests.valid, header: null };
  const run = (fails: boolean) => {
    const c = new Case(session, 'a test', 'test');
    return settle('a case', c, async () => {
      const live = await own(c, 'Queues');
      await c.send({ ...requests.get(live.path), credential: wrong });
      await read(c, live);
      await read(c, live);
      check(c, !fails, () => ({ message: 'it fails', expected: '', actual: '' }));
    });
  };
  const passed = await run(false);
  expect(
    passed.case?.trail.exchanges.map(({ request, response }) => [request.credential === wrong, response.status]),
  ).toEqual([
    [true, 401],
    [false, 200],
  ]);
  const failed = await run(true);
  expect(failed.case?.trail.exchanges.map(({ response }) => response.status)).toEqual([201, 401, 200, 200]);
  // the cases deleted both queues
  expect(Object.values(reference.snapshot()).flatMap((account) => Object.values(account).flatMap(Object.keys))).toEqual(
    [],
  );
});
