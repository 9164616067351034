/** Who goes first on the line, and what a case keeps once it is over. */
import { EventEmitter, once } from 'node:events';
import { setImmediate as settled } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { Line } from '../../../client/limits/requestQueue.ts';
import { startReference } from '../../../reference/server.ts';
import { settle } from '../../../suites/engine/settle.ts';
import { Case } from '../../../suites/fixtures/case/case.ts';
import { createSession } from '../../../suites/fixtures/run/session.ts';
import { ACCOUNT, OTHER, settingsFor } from '../../support/inProcess.ts';

it('lets who holds a large body go first, then who has begun or cleans up, then the others', async () => {
  const line = new Line({ concurrency: 1, rate: null });
  const sent: string[] = [];
  const ask = (name: string, options = {}) => line.run(async () => void sent.push(name), options);
  await Promise.all([
    ask('at once'),
    ask('other'),
    ask('begun', { begun: true }),
    ask('holder', { holds: true }),
    ask('cleaning up', { cleansUp: true }),
    ask('another'),
  ]);
  expect(sent).toEqual(['at once', 'holder', 'begun', 'cleaning up', 'other', 'another']);
});

it('lets a case begin when a place is free that nobody waits for', async () => {
  const line = new Line({ concurrency: 1, rate: null });
  const seen: string[] = [];
  const held = new EventEmitter();
  const sendHeld = (name: string) =>
    line.run(async () => {
      await once(held, 'over');
      seen.push(`${name} sent`);
    });
  const first = sendHeld('first');
  const later = ['second', 'third'].map(async (name) => {
    await line.begin();
    seen.push(`${name} began`);
    await line.run(async () => void seen.push(`${name} sent`));
  });
  await settled();
  expect(seen).toEqual([]);
  held.emit('over');
  await Promise.all([first, ...later]);
  expect(seen).toEqual(['first sent', 'second began', 'second sent', 'third began', 'third sent']);
});

it('lets cases of a clause that started first begin first, also those that are made up later', async () => {
  const line = new Line({ concurrency: 1, rate: null });
  const [first, second] = [line.rank(), line.rank()];
  const seen: string[] = [];
  const held = new EventEmitter();
  const busy = line.run(() => once(held, 'over'));
  const begin = async (name: string, rank: number) => {
    await line.begin(rank);
    seen.push(name);
    await line.run(settled);
  };
  const cases = [begin('second, 1', second), begin('second, 2', second), begin('first, 1', first)];
  await settled();
  held.emit('over');
  await busy;
  cases.push(begin('first, 2', first));
  await Promise.all(cases);
  expect(seen).toEqual(['first, 1', 'first, 2', 'second, 1', 'second, 2']);
});

it('lets all cases begin while those that have do not send', async () => {
  const line = new Line({ concurrency: 2, rate: null });
  let began = 0;
  const others = new EventEmitter();
  others.setMaxListeners(7);
  const cases = Array.from({ length: 7 }, async () => {
    await line.begin();
    began += 1;
    await once(others, 'over');
  });
  for (let turns = 0; turns < 7; turns += 1) await settled();
  expect(began).toBe(7);
  others.emit('over');
  await Promise.all(cases);
});

it('keeps of a case that went well its last exchange and those with other credentials', async () => {
  const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
  onTestFinished(() => reference.close());
  const session = createSession(settingsFor(reference.url));
  onTestFinished(() => session.client.close());
  const { requests } = session;
  const wrong = { ...requests.valid, header: null };
  const run = (fails: boolean) => {
    const c = new Case(session, 'tests');
    return settle('a case', c, async () => {
      const live = await c.create('Queues');
      await c.send({ ...requests.get(live.path), credential: wrong });
      await c.read(live);
      await c.read(live);
      c.check(!fails, () => ({ message: 'it fails', expected: '', actual: '' }));
    });
  };
  const passed = await run(false);
  expect(
    passed.case?.exchanges.map(({ request, response }) => [request.credential === wrong, response.status]),
  ).toEqual([
    [true, 401],
    [false, 200],
  ]);
  const failed = await run(true);
  expect(failed.case?.exchanges.map(({ response }) => response.status)).toEqual([201, 401, 200, 200]);
  // both were removed
  expect(Object.values(reference.snapshot()).flatMap((account) => Object.values(account).flatMap(Object.keys))).toEqual(
    [],
  );
});
