/** No path, whatever named it, takes the credentials to another host. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createClient } from '../../../client/client.ts';
import type { HttpRequest } from '../../../client/exchange.ts';
import { checkOrigin } from '../../../client/transport/origin.ts';
import { validCredential } from '../../../generators/credentials/credentials.ts';
import { settingsFor } from '../../support/command/inProcess.ts';
import { stub } from '../../support/servers/stub.ts';

const get = (path: string): HttpRequest => ({
  method: 'GET',
  path,
  query: '',
  credential: { header: 'Basic eDp5', label: 'valid credentials', shell: '' },
  contentType: null,
  headers: [],
  body: null,
});

it.each([
  '9/steal',
  '@127.0.0.1:4799/steal',
  ':4799/',
  '.evil.example/',
  '',
  '//evil.example/',
  '/\\evil.example/',
  '/a\tb',
  '/a\nb',
  '\\x',
])('refuses the path %j, with and without a prefix in the base URL', (path) => {
  for (const base of ['http://127.0.0.1:4710', 'http://127.0.0.1:4710/prefix'])
    expect(() => checkOrigin(base, get(path))).toThrow('refused to send the credentials');
});

it('allows every path that stays, such as one with an @ or two slashes in its middle', () => {
  for (const path of ['/', '/@127.0.0.1:1/x', '/a//b', '/a/../b', '/é', '/a%5cb'])
    expect(() => checkOrigin('http://127.0.0.1:4710', get(path))).not.toThrow();
});

it('the client sends no request to another server for any path', async () => {
  const seen: string[] = [];
  const other = await stub((request, response) => {
    seen.push(request.headers.authorization ?? '');
    response.end();
  });
  const target = await stub((_, response) => response.end());
  const settings = settingsFor(target);
  const account = {
    profile: settings.profile,
    basePath: '',
    credential: validCredential(settings.account),
    ledger: null,
  };
  const client = createClient(settings, account);
  const host = new URL(other).host;
  const parts = fc.constantFrom('/', '\\', '@', ':', '?', '#', '\t', ' ', '.', '%2f', host, other, 'x');
  await fc.assert(
    fc.asyncProperty(fc.array(parts, { maxLength: 6 }), async (chosen) => {
      await client.send(get(chosen.join('')), { key: 'x', once: true }).catch(() => undefined);
      return seen.length === 0;
    }),
    { numRuns: 200 },
  );
  await client.close();
});
