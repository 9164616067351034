/** Conforming targets with unusual transports: HTTP/1.0, closed connections, IPv6 and a path prefix. */
import { networkInterfaces } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { type FrontOptions, front } from '../../support/servers/front.ts';
import { reference, stub } from '../../support/servers/stub.ts';

const CLAUSES = [
  'get.200',
  'get.302',
  'get.404',
  'post.201',
  'post.400',
  'put.200',
  'delete.204',
  'delete.gone',
  'auth.url-userinfo',
];
const HAS_IPV6 = Object.values(networkInterfaces()).some((list) => list?.some(({ address }) => address === '::1'));

async function certified(options: FrontOptions) {
  const { url } = await reference({ accounts: { main: ACCOUNT, other: OTHER } });
  const before = await front(url, options);
  const records = await recordsOf(settingsFor(before.url, { clauses: CLAUSES, runs: 1 }));
  return { records, ...before };
}

describe('a conforming target passes', () => {
  it('that speaks HTTP/1.0 and ends each body by closing the connection', async () => {
    const { records, seen } = await certified({ wire: '1.0' });
    expect(idsWith(records, 'pass')).toEqual(CLAUSES);
    expect(new Set(seen.map(({ port }) => port)).size).toBe(seen.length);
  });

  it('that closes the connection after each answer', async () => {
    const { records, seen } = await certified({ wire: 'closing' });
    expect(idsWith(records, 'pass')).toEqual(CLAUSES);
    expect(new Set(seen.map(({ port }) => port)).size).toBe(seen.length);
  });

  it.skipIf(!HAS_IPV6)('at an IPv6 literal', async () => {
    const { records, seen, url } = await certified({ host: '::1' });
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect(idsWith(records, 'pass')).toEqual(CLAUSES);
    expect(seen[0]?.headers.host).toBe(new URL(url).host);
  });

  it('below a path prefix with percent-encoded characters', async () => {
    const { records, seen } = await certified({ prefix: '/mock/v%201' });
    expect(idsWith(records, 'pass')).toEqual(CLAUSES);
    expect(seen.filter(({ url }) => !url.startsWith('/mock/v%201/'))).toEqual([]);
  });
});

describe('a redirect to another origin', () => {
  it('is not followed, so no credentials arrive there', async () => {
    const arrived: string[] = [];
    const elsewhere = await stub((request, response) => {
      arrived.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      response.writeHead(200).end('{}');
    });
    const target = await stub((request, response) => {
      request.resume();
      response.writeHead(302, { Location: `${elsewhere}${request.url}` }).end();
    });
    const records = await recordsOf(settingsFor(target, { clauses: CLAUSES, runs: 2 }));
    expect(arrived).toEqual([]);
    expect(idsWith(records, 'pass')).toEqual([]);
  });

  it('is not followed when the hook requests a 302', async () => {
    const arrived: string[] = [];
    const elsewhere = await stub((request, response) => {
      arrived.push(request.url ?? '');
      response.writeHead(200).end('{}');
    });
    const { url } = await reference({
      accounts: { main: ACCOUNT, other: OTHER },
      mutate: (parts) => ({ ...parts, redirectTarget: (x) => `${elsewhere}${x.incoming.target}` }),
    });
    const [record] = await recordsOf(settingsFor(url, { clauses: ['get.302'] }));
    expect(record).toMatchObject({
      outcome: 'not-exercised',
      reason: `Location leads to another origin (${elsewhere}), and the run does not follow it`,
    });
    expect(arrived).toEqual([]);
  });
});
