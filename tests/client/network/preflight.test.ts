/** The request before all clauses, which checks that the target answers. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { preflight } from '../../../cli/run/preflight.ts';
import { settingsFor } from '../../support/command/inProcess.ts';
import { stub } from '../../support/servers/stub.ts';

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
