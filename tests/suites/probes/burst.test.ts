/** `--burst` provokes a 429 by load. It has exclusive access and waits until the target recovers. */
import { describe, expect, it } from 'vitest';
import type { Parts } from '../../../reference/parts.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { reference, stub } from '../../support/servers/stub.ts';

const accounts = { main: ACCOUNT, other: OTHER };

/** The number of equal requests at the end. Only a burst repeats a request often. */
const repeats = (paths: string[]) => paths.length - 1 - paths.findLastIndex((path) => path !== paths.at(-1));

/** Holds the requests of a burst until one is refused, so that they overlap on a slow machine too. */
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
  it('reaches the limit of the reference without disturbing other clauses', async () => {
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

  it('is not exercised if the target accepts all requests', async () => {
    const { url } = await reference({ accounts, limit: 1000 });
    const [record] = await recordsOf(settingsFor(url, { clauses: ['get.429'], burst: 20, hook: null }));
    expect(record).toMatchObject({
      outcome: 'not-exercised',
      reason: 'none of 20 simultaneous requests was answered 429',
      evidence: [],
    });
  });

  /** A server with one queue that answers 429 to GET while `crowded` returns true. Records the request paths in order. */
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

  it('holds back other requests until the target recovers, and respects Retry-After', async () => {
    // refuses the burst of 20 from its fifth request on, and the two requests after it
    const { url, arrived } = await queue((all) => repeats(all) >= 5 && repeats(all) <= 22, '1');
    const settings = settingsFor(url, { clauses: ['get.429', 'get.404'], burst: 20, hook: null });
    const records = await recordsOf(settings);
    expect(records[0]).toMatchObject({ outcome: 'pass', evidence: ['load'] });
    // from the start of the burst, only its own GET arrives until the target serves it
    const from = arrived.findIndex((path, at) => arrived.slice(at, at + 15).every((other) => other === path));
    expect(new Set(arrived.slice(from, from + 21)).size).toBe(1);
  });

  it('is inconclusive if Retry-After exceeds a minute', async () => {
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
