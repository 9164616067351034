/** `--burst`: a real 429 by load, alone on the line, and patience until the target answers again. */
import { describe, expect, it } from 'vitest';
import type { Parts } from '../../../reference/parts.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../../support/inProcess.ts';
import { reference, stub } from '../../support/stub.ts';

const accounts = { main: ACCOUNT, other: OTHER };

/** How many of the last requests were the same one: only a burst repeats one more than a few times. */
const repeats = (paths: string[]) => paths.length - 1 - paths.findLastIndex((path) => path !== paths.at(-1));

/** Keeps the requests of a burst in flight until one is refused: they overlap however slow the machine is. */
function overlapping(parts: Parts): Parts {
  const arrived: string[] = [];
  let release = () => {};
  const refused = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    ...parts,
    around: async (x, next) => {
      arrived.push(`${x.incoming.method} ${x.incoming.target}`);
      const inBurst = repeats(arrived) > 5;
      const reply = await next();
      if (inBurst) await refused;
      return reply;
    },
    admits: (inFlight, x) => {
      const admitted = parts.admits(inFlight, x);
      if (!admitted) release();
      return admitted;
    },
  };
}

describe('a burst', () => {
  it('meets the limit of the reference, and disturbs no clause beside it', async () => {
    const { url } = await reference({ accounts, limit: 10, mutate: overlapping });
    const clauses = ['get.200', 'get.429', 'post.201', 'auth.wrong-token'];
    const records = await recordsOf(settingsFor(url, { clauses, burst: 60, hook: null, runs: 5, concurrency: 4 }));
    expect(idsWith(records, 'pass')).toEqual(clauses);
    const load = records.find(({ id }) => id === 'get.429');
    expect(load?.evidence).toEqual(['load']);
    const [, refused] = /^(\d+) of 60 simultaneous requests were answered 429$/.exec(load?.observation ?? '') ?? [];
    expect(Number(refused)).toBeGreaterThanOrEqual(1);
    expect(Number(refused)).toBeLessThanOrEqual(50);
  });

  it('is not exercised where the target takes them all', async () => {
    const { url } = await reference({ accounts, limit: 1000 });
    const [record] = await recordsOf(settingsFor(url, { clauses: ['get.429'], burst: 20, hook: null }));
    expect(record).toMatchObject({
      outcome: 'not-exercised',
      reason: '20 simultaneous requests were all answered otherwise than 429',
      evidence: [],
    });
  });

  /** Answers GETs of a queue; 429 while `crowded` says so. Records what arrives, in order. */
  async function queue(crowded: (arrived: string[]) => boolean, retryAfter: string) {
    const arrived: string[] = [];
    const url = await stub((request, response) => {
      request.resume();
      arrived.push(request.url ?? '');
      const sid = `QU${'0'.repeat(32)}`;
      const status =
        request.method === 'GET' && crowded(arrived)
          ? 429
          : request.method === 'POST'
            ? 201
            : request.method === 'DELETE'
              ? 204
              : 200;
      response.writeHead(status, { 'Content-Type': 'application/json', 'Retry-After': retryAfter });
      response.end(status === 204 ? undefined : JSON.stringify({ sid, status, friendly_name: 'x' }));
    });
    return { url, arrived };
  }

  it('keeps the line to itself until the target answers again, as Retry-After asks', async () => {
    // the burst of 20 is refused from its fifth request on, and so are two requests after it
    const { url, arrived } = await queue((all) => repeats(all) >= 5 && repeats(all) <= 22, '1');
    const settings = settingsFor(url, { clauses: ['get.429', 'get.404'], burst: 20, hook: null });
    const records = await recordsOf(settings);
    expect(records[0]).toMatchObject({ outcome: 'pass', evidence: ['load'] });
    // from the first of the burst on, nothing but its own GET arrived until that was served
    const from = arrived.findIndex((path, at) => arrived.slice(at, at + 15).every((other) => other === path));
    expect(new Set(arrived.slice(from, from + 21)).size).toBe(1);
  });

  it('that is to wait longer than a minute is inconclusive', async () => {
    const { url } = await queue((all) => all.length > 15, '3600');
    const [record] = await recordsOf(settingsFor(url, { clauses: ['get.429'], burst: 20, hook: null }));
    expect(record).toMatchObject({
      outcome: 'inconclusive',
      reason: 'after the burst, the target sent Retry-After: 3600 s, which is too long',
    });
  });

  it('survives a target that drops connections under load', async () => {
    let seen = 0;
    const url = await stub((request, response) => {
      request.resume();
      seen += 1;
      const status = seen > 6 && seen <= 20 ? 0 : seen > 20 && seen <= 26 ? 429 : request.method === 'POST' ? 201 : 200;
      if (status === 0) return void request.socket.destroy();
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify({ sid: `QU${'0'.repeat(32)}`, friendly_name: 'x' }));
    });
    const [record] = await recordsOf(settingsFor(url, { clauses: ['get.429'], burst: 24, hook: null }));
    expect(record).toMatchObject({ outcome: 'pass', evidence: ['load'] });
  });
});
