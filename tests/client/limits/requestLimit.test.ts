/** `--max-requests` and `--rate`: never overdrawn, required clauses first, nothing begun that cannot be ended. */
import { describe, expect, it } from 'vitest';
import { Budget } from '../../../client/limits/requestLimit.ts';
import { clauseById, loadClauses } from '../../../specs/load.ts';
import { byUrgency } from '../../../suites/engine/urgency.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../../support/inProcess.ts';
import { reference } from '../../support/stub.ts';

const accounts = { main: ACCOUNT, other: OTHER };

describe('the budget', () => {
  it('sets aside what a clause needs, lets it take what is free besides, and takes back what is left', async () => {
    const budget = new Budget(10, 1);
    budget.plan(
      new Map([
        ['a', 4],
        ['b', 3],
      ]),
    );
    const [a, b] = [await budget.open('a'), await budget.open('b')];
    expect([a.left, b.left]).toEqual([4, 3]);
    for (let sent = 0; sent < 6; sent += 1) budget.take(a, false);
    expect(() => budget.take(a, false)).toThrow('the budget of 10 requests was spent');
    budget.take(b, false);
    budget.close(b);
    budget.take(a, false);
    budget.take(a, false);
    expect(() => budget.take(a, false)).toThrow('the budget of 10 requests was spent');
    budget.take(a, true);
  });

  it('keeps the order: who does not fit waits for those before, and is turned away when nothing can come back', async () => {
    const budget = new Budget(10, 0);
    budget.plan(
      new Map([
        ['first', 8],
        ['second', 6],
        ['third', 1],
      ]),
    );
    const entered: string[] = [];
    const first = await budget.open('first');
    const second = budget.open('second').then(
      () => entered.push('second'),
      (error: Error) => entered.push(error.message),
    );
    const third = budget.open('third').then(() => entered.push('third'));
    await Promise.resolve();
    expect(entered).toEqual([]);
    for (let sent = 0; sent < 5; sent += 1) budget.take(first, false);
    budget.close(first);
    await Promise.all([second, third]);
    expect(entered).toEqual(['it did not fit the budget of 10 requests: it needs up to 6, and 5 were left', 'third']);
  });

  it('serves the required clauses of the level first', () => {
    const settings = settingsFor('http://127.0.0.1:9', { level: 'core' });
    const ids = ['auth.scheme-case', 'overload.case', 'get.500', 'get.200'];
    expect(byUrgency(ids.map(clauseById), settings).map(({ id }) => id)).toEqual([
      'get.200',
      'get.500',
      'auth.scheme-case',
      'overload.case',
    ]);
  });

  it('holds on the reference for any size, and no clause is broken off', async () => {
    for (const maxRequests of [1, 400]) {
      const { url, requests } = await reference({ accounts });
      const base = settingsFor(url, { runs: 2, maxRequests, spent: 1 });
      const clauses = byUrgency(loadClauses(), base).map(({ id }) => id);
      const records = await recordsOf({ ...base, clauses });
      expect(requests()).toBeLessThanOrEqual(maxRequests - 1);
      const left = records.filter(({ outcome }) => outcome === 'not-exercised');
      expect(left.map(({ requests: sent }) => sent)).toEqual(left.map(() => 0));
      expect(left.length).toBeGreaterThan(0);
      for (const { reason } of left)
        expect(reason).toMatch(/^it did not fit the budget of \d+ requests: it needs up to /);
      expect(idsWith(records, 'pass').length).toBe(records.length - left.length);
      if (maxRequests === 400) expect(idsWith(records, 'pass').length).toBeGreaterThan(20);
    }
  });

  it('bounds what a busy target is asked again', async () => {
    // every second request is answered 429: each is repeated until its share and what is free are spent
    let seen = 0;
    const { url, requests } = await reference({
      accounts,
      mutate: (parts) => ({ ...parts, admits: () => seen++ % 2 === 0 }),
    });
    const records = await recordsOf(
      settingsFor(url, { runs: 2, maxRequests: 60, spent: 1, clauses: ['get.404', 'post.404', 'get.200'] }),
    );
    expect(records.length).toBe(3);
    expect(requests()).toBeLessThanOrEqual(59 + 8);
  });
});

describe('--rate', () => {
  it('spaces the requests, whatever the concurrency', async () => {
    const { url, requests } = await reference({ accounts });
    const started = performance.now();
    await recordsOf(settingsFor(url, { clauses: ['get.404'], rate: 40, concurrency: 8 }));
    const seconds = (performance.now() - started) / 1000;
    expect(requests()).toBeGreaterThan(5);
    expect(seconds).toBeGreaterThanOrEqual((requests() - 1) / 40 - 0.05);
  });
});
