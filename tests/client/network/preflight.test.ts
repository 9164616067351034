/** The request before all clauses, which checks that the target answers. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { preflight } from '../../../cli/run/preflight.ts';
import { settingsFor } from '../../support/command/inProcess.ts';
import { secureStub, stub } from '../../support/servers/stub.ts';

const OPTIONS = { waitSeconds: 0, signal: new AbortController().signal };

it.each([200, 401, 503])('sends one GET without credentials, and accepts a %i', async (status) => {
  const seen: unknown[] = [];
  const url = await stub(({ method, url: path, headers }, response) => {
    seen.push([method, path, headers.authorization]);
    response.writeHead(status).end('{}');
  });
  expect(await preflight(settingsFor(url), OPTIONS)).toBe(1);
  expect(seen).toEqual([['GET', '/', undefined]]);
});

it('times out even if garbage collection runs while it waits', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const collecting = setInterval(collect, 5);
  onTestFinished(() => clearInterval(collecting));
  const url = await stub(() => undefined);
  await expect(preflight(settingsFor(url, { timeoutMs: 100 }), OPTIONS)).rejects.toThrow(
    `no answer from ${url}: timeout, no answer within 100 ms`,
  );
});

it('says that a port speaks TLS if the base URL says http', async () => {
  const url = (await secureStub((_, response) => response.writeHead(401).end())).replace('https:', 'http:');
  await expect(preflight(settingsFor(url), OPTIONS)).rejects.toThrow(
    `no answer from ${url}: this port speaks TLS, so use ${url.replace('http:', 'https:')}`,
  );
});

it('accepts a 400 of a port that does not speak TLS', async () => {
  const url = await stub((_, response) => response.writeHead(400).end());
  expect(await preflight(settingsFor(url), OPTIONS)).toBe(1);
});
