/** A forged ledger is refused with its line, and takes the credentials nowhere. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CREDENTIALS, callCommand, SID, temporaryFolder } from '../../support/command/command.ts';
import { stub } from '../../support/servers/stub.ts';

const at = '2026-01-02T03:04:05.000Z';
const create = { id: 1, at, resource: 'Queues', path: '/x', fields: { FriendlyName: 'x' }, marked: true };

it.each([
  [{ ...create, path: '9/steal' }, 'line 2: /path: is "9/steal"; must match pattern'],
  [{ ...create, path: '@127.0.0.1:4799/steal' }, 'line 2: /path: is "@127.0.0.1:4799/steal"; must match pattern'],
  [{ ...create, path: '//127.0.0.1/x' }, 'line 2: /path: is'],
  [{ ...create, path: '/\\127.0.0.1/x' }, 'line 2: /path: is'],
  [{ ...create, path: '/a\u0000b' }, 'line 2: /path: is'],
  [{ ...create, path: '/%zz' }, 'line 2: /path: is'],
  [{ ...create, path: 7 }, 'line 2: /path: is 7; must be string'],
  [{ ...create, fields: { a: 1 } }, 'line 2: /fields/a: is 1; must be string'],
  [{ ...create, id: '1' }, 'line 2: /id: is "1"; must be integer'],
  [{ ...create, more: 1 }, 'line 2: /: unknown member "more"'],
  [{ id: 1, at, status: 201, sid: 'QU1', instance: 'http://x/' }, 'line 2: /instance: is'],
  [{ id: 1, at, status: 201, sid: 'QU1' }, 'line 2: /: lacks the member "instance"'],
  [[], 'line 2: /: is []; must be object'],
  ['text', 'line 2: /: is "text"; must be object'],
])('exits with 64 for the line %j', async (line, reason) => {
  const seen: string[] = [];
  const url = await stub((request, response) => {
    seen.push(`${request.headers.authorization} ${request.url}`);
    response.end();
  });
  const head = {
    ledger: 'proofmark/ledger@1',
    marker: 'aaaaaaaa',
    startedAt: at,
    baseUrl: url,
    accountSid: SID,
    profile: 'documented',
  };
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'forged.ndjson'), `${JSON.stringify(head)}\n${JSON.stringify(line)}\n`);
  const { code, stderr } = await callCommand(['cleanup', 'forged.ndjson', '--base-url', url], {
    cwd,
    env: CREDENTIALS,
  });
  expect(stderr).toContain(`proofmark: "forged.ndjson" is not the ledger of a run: ${reason}`);
  expect(code).toBe(64);
  expect(seen).toEqual([]);
});
