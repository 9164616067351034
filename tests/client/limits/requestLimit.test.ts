/** `--max-requests` and `--rate`: never exceeded, required clauses first, and no clause is cut short. */
import { describe, expect, it } from 'vitest';
import { RequestLimit } from '../../../client/limits/requestLimit.ts';
import { clauseById, loadClauses } from '../../../specs/load.ts';
import { byUrgency } from '../../../suites/engine/urgency.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { reference } from '../../support/servers/stub.ts';

const accounts = { main: ACCOUNT, other: OTHER };

describe('the limit', () => {
  it('refuses requests beyond it, except clean-up', () => {
    const limit = new RequestLimit(3, 1);
    limit.take(false);
    limit.take(false);
    expect(() => limit.take(false)).toThrow('--max-requests 3 was reached');
    limit.take(true);
  });

  it('runs clauses one by one, and skips a clause that costs more than is left', async () => {
    const limit = new RequestLimit(10, 0);
    const entered: string[] = [];
    const clause = async (name: string, cost: number, sent: number) => {
      const send = async () => {
        entered.push(name);
        await Promise.resolve();
        for (let at = 0; at < sent; at += 1) limit.take(false);
      };
      await limit.run(cost, () => 1, send);
    };
    const ended = await Promise.allSettled([clause('first', 8, 5), clause('second', 5, 5), clause('third', 4, 4)]);
    expect(entered).toEqual(['first', 'third']);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(clause('fourth', 1, 1)).rejects.toThrow(
      '--max-requests 10: the clause needs about 1 requests, but only 0 are left',
    );
  });

  it('runs the required clauses of the level first', () => {
    const settings = settingsFor('http://127.0.0.1:9', { level: 'core' });
    const ids = ['auth.scheme-case', 'overload.case', 'get.500', 'get.200'];
    expect(byUrgency(ids.map(clauseById), settings).map(({ id }) => id)).toEqual([
      'get.200',
      'get.500',
      'auth.scheme-case',
      'overload.case',
    ]);
  });

  it.each([1, 60, 700])('of %i is never exceeded on the reference, and no clause is cut short', async (maxRequests) => {
    const { url, requests } = await reference({ accounts });
    const base = settingsFor(url, { runs: 2, maxRequests, spent: 1 });
    const clauses = byUrgency(loadClauses(), base).map(({ id }) => id);
    const records = await recordsOf({ ...base, clauses });
    expect(requests()).toBeLessThanOrEqual(maxRequests - 1);
    const left = records.filter(({ outcome }) => outcome === 'not-exercised');
    expect(left.map(({ requests: sent }) => sent)).toEqual(left.map(() => 0));
    expect(left.length).toBeGreaterThan(0);
    for (const { reason } of left)
      expect(reason).toMatch(/^--max-requests \d+: the clause needs about \d+ requests, but only \d+ /);
    expect(idsWith(records, 'pass').length).toBe(records.length - left.length);
    if (maxRequests === 700) expect(idsWith(records, 'pass').length).toBeGreaterThan(20);
  });

  it('counts the retries on a busy target', async () => {
    // every second request gets 429 and is repeated until the limit is reached
    let seen = 0;
    const { url, requests } = await reference({
      accounts,
      mutate: (parts) => ({ ...parts, admits: () => seen++ % 2 === 0 }),
    });
    const records = await recordsOf(
      settingsFor(url, { runs: 2, maxRequests: 60, spent: 1, clauses: ['get.404', 'post.404', 'get.200'] }),
    );
    expect(records.length).toBe(3);
    // clean-up sends 8 more, which are never refused
    expect(requests()).toBeLessThanOrEqual(59 + 8);
  });
});

describe('--rate', () => {
  it('spaces the requests at any concurrency', async () => {
    const { url, requests } = await reference({ accounts });
    const started = performance.now();
    await recordsOf(settingsFor(url, { clauses: ['get.404'], rate: 40, concurrency: 8 }));
    const seconds = (performance.now() - started) / 1000;
    expect(requests()).toBeGreaterThan(5);
    expect(seconds).toBeGreaterThanOrEqual((requests() - 1) / 40 - 0.05);
  });
});
