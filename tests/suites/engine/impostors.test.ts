/** Targets that give every request the same answer, or stop answering. None is conformant, and their refusals prove nothing. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startReference } from '../../../reference/server.ts';
import { assess } from '../../../reports/verdict/verdict.ts';
import type { ClauseRecord } from '../../../specs/model.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { CLAUSE_COUNT } from '../../support/reports/contractSize.ts';

const NEGATIVES = /(\.40[0145]$)|^auth\.(missing|wrong|near|unknown|malformed|non-basic|first|no-side|challenge|other)/;

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map((server) => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    }),
  );
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const certify = (url: string): Promise<ClauseRecord[]> => recordsOf(settingsFor(url, { runs: 3 }));

describe('a target that answers 401 to everything', () => {
  it('fails only valid-credentials, immediately, and passes no clause', async () => {
    let requests = 0;
    const url = await serve((_, response) => {
      requests += 1;
      response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="x"' }).end();
    });
    const records = await certify(url);
    expect(idsWith(records, 'fail')).toEqual(['auth.valid-credentials']);
    expect(idsWith(records, 'pass')).toEqual([]);
    expect(idsWith(records, 'not-exercised')).toHaveLength(CLAUSE_COUNT - 1);
    expect(requests).toBeLessThan(40);
    expect(records.find(({ id }) => id === 'auth.valid-credentials')?.reason).toMatch(/mistyped.*broken/);
  });
});

describe('a target that answers 200 to everything', () => {
  it('fails each clause that expects a refusal', async () => {
    const url = await serve((_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}'));
    const records = await certify(url);
    expect(idsWith(records, 'pass').filter((id) => NEGATIVES.test(id))).toEqual([]);
    expect(idsWith(records, 'fail')).toEqual(
      expect.arrayContaining(['get.401', 'get.200', 'post.405', 'auth.missing-credentials']),
    );
    expect(idsWith(records, 'error')).toEqual([]);
    expect(assess(records, { level: 'core', selection: null, interrupted: false, waived: [] }).verdict).toBe(
      'non-conformant',
    );
  });
});

describe('a target that stops answering midway', () => {
  it('leaves later clauses inconclusive, and sends no more requests', async () => {
    const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
    let answered = 0;
    let late = 0;
    const url = await serve((request, response) => {
      answered += 1;
      if (answered > 300) {
        late += 1;
        request.socket.destroy();
        return;
      }
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const headers = Object.fromEntries(
          Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
        );
        const { host: _host, connection: _connection, ...kept } = headers;
        const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) };
        const answer = await fetch(`${reference.url}${request.url}`, {
          method: request.method ?? 'GET',
          headers: kept,
          ...body,
          redirect: 'manual',
        });
        const text = Buffer.from(await answer.arrayBuffer());
        response
          .writeHead(answer.status, Object.fromEntries(answer.headers))
          .end(answer.status === 204 || answer.status === 304 ? undefined : text);
      });
    });
    try {
      const records = await certify(url);
      expect(idsWith(records, 'fail')).toEqual([]);
      expect(idsWith(records, 'error')).toEqual([]);
      expect(idsWith(records, 'inconclusive').length).toBeGreaterThan(CLAUSE_COUNT / 3);
      expect(late).toBeLessThan(60);
      expect(assess(records, { level: 'core', selection: null, interrupted: false, waived: [] }).verdict).toBe(
        'incomplete',
      );
    } finally {
      await reference.close();
    }
  });
});
