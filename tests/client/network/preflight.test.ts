/** What is asked before any clause: whether something answers, and whether it takes the credentials. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, onTestFinished } from 'vitest';
import { askAhead } from '../../../cli/run/preflight.ts';
import type { RunSettings } from '../../../client/settings.ts';
import { ACCOUNT, settingsFor } from '../../support/inProcess.ts';
import { stub } from '../../support/stub.ts';

const AUTHORIZATION = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;

/** Asks a target that answers with that status, or not at all; gives what it says and what came. */
async function ask(status: number | null, changes: Partial<RunSettings> = {}) {
  const seen: [url: string | undefined, authorization: string | undefined][] = [];
  const url = await stub(({ url: path, headers }, response) => {
    seen.push([path, headers.authorization]);
    if (status !== null) response.writeHead(status).end('{}');
  });
  const asked = await askAhead(settingsFor(url, changes), new AbortController().signal);
  return { asked, seen };
}

it.each([
  [200, true],
  [503, true],
  [404, true],
  [401, false],
  [403, false],
])('reads one list with the credentials; %i leaves nothing to ask: %s', async (status, asked) => {
  const list = `/2010-04-01/Accounts/${ACCOUNT.accountSid}/Queues.json`;
  expect(await ask(status)).toEqual({ asked, seen: [[list, AUTHORIZATION]] });
});

it('leaves a target that does not answer in time to the clauses, whatever is collected meanwhile', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const collecting = setInterval(collect, 5);
  onTestFinished(() => clearInterval(collecting));
  expect((await ask(null, { timeoutMs: 100 })).asked).toBe(true);
});

it.each([
  ['one request at a time', { concurrency: 1 }],
  ['a rate', { rate: 5 }],
  ['a bound on the requests', { maxRequests: 100 }],
] satisfies [string, Partial<RunSettings>][])('sends nothing with %s', async (_, changes) => {
  expect(await ask(200, changes)).toEqual({ asked: false, seen: [] });
});

it('has nothing to ask where the profile lists nothing that stands by itself', async () => {
  const { profile } = settingsFor('http://127.0.0.1');
  const { Queues } = profile.resources;
  if (Queues?.collection === undefined) throw new Error('the documented profile has lost its queues');
  const Members = { ...Queues, collection: { ...Queues.collection, path: '/Queues/{Queues}/Members.json' } };
  expect(await ask(200, { profile: { ...profile, resources: { Members } } })).toEqual({ asked: false, seen: [] });
});

it('is told nothing by who is gone', async () => {
  const url = await stub((request) => request.socket.destroy());
  expect(await askAhead(settingsFor(url), new AbortController().signal)).toBe(false);
});
