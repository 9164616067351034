import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reference, startReference } from '../../reference/server.ts';
import { basic, clientOf } from '../support/servers/reference.ts';

const sid = `AC${'0123456789abcdef'.repeat(2)}`;
const token = 'Sécret:token';
let reference: Reference;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  const other = { accountSid: `AC${'f'.repeat(32)}`, authToken: 'other' };
  reference = await startReference({ accounts: { main: { accountSid: sid, authToken: token }, other } });
  client = clientOf(reference);
});
afterAll(() => reference.close());

const status = async (authorization: string | null, path = '/Balance.json') =>
  (await client.send('GET', path, { user: null, headers: authorization === null ? {} : { authorization } })).status;
const encoded = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

describe('authentication', () => {
  test.each([
    ['the scheme as the RFC writes it', basic(`${sid}:${token}`)],
    ['in lower case', basic(`${sid}:${token}`).replace('Basic', 'basic')],
    ['in upper case', basic(`${sid}:${token}`).replace('Basic', 'BASIC')],
  ])('%s', async (_, authorization) => expect(await status(authorization)).toBe(200));

  test.each([
    ['a request without credentials', null],
    ['another token', basic(`${sid}:wrong`)],
    ['the other account’s token', basic(`${sid}:other`)],
    ['no token', basic(`${sid}:`)],
    ['a truncated token', basic(`${sid}:${token.slice(0, -1)}`)],
    ['a token with a space after it', basic(`${sid}:${token} `)],
    ['a token with NUL after it', basic(`${sid}:${token}\0`)],
    ['a token in another letter case', basic(`${sid}:${token.toUpperCase()}`)],
    ['a token in Latin-1', `Basic ${encoded(`${sid}:${token}`)}`],
    ['an unknown sid', basic(`AC${'0'.repeat(32)}:${token}`)],
    ['sid and token swapped', basic(`${token}:${sid}`)],
    ['an empty sid', basic(`:${token}`)],
    ['no colon', basic('nothing')],
    ['invalid base64', 'Basic %%%'],
    ['base64 without its padding', basic(`${sid}:${token}x`).replace(/=+$/, '')],
    ['nothing after the scheme', 'Basic'],
    ['a Bearer token', `Bearer ${token}`],
    ['the token alone', 'token'],
    ['an unknown scheme', basic(`${sid}:${token}`).replace('Basic', 'Basics')],
  ])('%s is refused', async (_, authorization) => expect(await status(authorization)).toBe(401));
});

test('401 carries a challenge and Twilio’s code, and precedes every other check', async () => {
  for (const [method, path] of [
    ['GET', '/Nothing.json'],
    ['DELETE', '/Balance.json'],
    ['POST', '/Queues.json'],
    ['POST', '/Queues/QU1.json?_method=DELETE'],
    ['GET', '/2010-04-01/elsewhere.json'],
  ] as const) {
    const { status, headers, json } = await client.send(method, path, { user: `${sid}:wrong` });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Basic realm="Twilio API"');
    expect(json).toMatchObject({ code: 20003, status: 401 });
  }
});

test('a refused write changes nothing', async () => {
  const path = await client.queue();
  const before = reference.snapshot();
  for (const user of [null, `${sid}:wrong`]) {
    await client.send('POST', '/Queues.json', { form: { FriendlyName: 'x' }, user });
    await client.send('PUT', path, { form: { MaxSize: '1' }, user });
    await client.send('DELETE', path, { user });
  }
  expect(reference.snapshot()).toEqual(before);
});

test('another account’s resources answer 404', async () => {
  const path = await client.queue();
  const user = 'ACffffffffffffffffffffffffffffffff:other';
  const before = reference.snapshot();
  for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
    expect((await client.send(method, path, { user })).status).toBe(404);
  }
  expect((await client.send('GET', '/Queues.json', { user })).status).toBe(404);
  expect(reference.snapshot()).toEqual(before);
});
