import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reference, startReference } from '../../reference/server.ts';
import { clientOf } from '../support/servers/reference.ts';

let reference: Reference;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  reference = await startReference();
  client = clientOf(reference);
});
afterAll(() => reference.close());

describe('405', () => {
  test.each([
    ['POST', '/Balance.json', 'GET'],
    ['PUT', '/AvailablePhoneNumbers.json', 'GET'],
    ['DELETE', '/Balance.json', 'GET'],
    ['DELETE', '/Queues.json', 'GET, POST, PUT'],
    ['PATCH', '/Queues.json', 'GET, POST, PUT'],
    ['POST', '/Balance.json?_method=DELETE', 'GET'],
    ['POST', '/Balance.json?_method=PUT', 'GET'],
  ])('%s %s: Allow is %s', async (method, path, allow) => {
    const { status, headers, json } = await client.send(method, path);
    expect([status, headers.get('allow'), json.code]).toEqual([405, allow, 20004]);
  });

  test('an unknown resource is 404 for every method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      expect((await client.send(method, `/Queues/QU${'a'.repeat(32)}.json`, { form: { MaxSize: '0' } })).status).toBe(
        404,
      );
    }
  });
});

describe('overloading', () => {
  test.each([
    '?_method=DELETE',
    '?x=1&_method=DELETE',
    '?_method=DELETE&_method=PUT',
  ])('POST %s deletes', async (query) => {
    const path = await client.queue();
    expect((await client.send('POST', path + query)).status).toBe(204);
    expect((await client.send('GET', path)).status).toBe(404);
  });

  test.each([
    '?_method=PUT',
    '?_method=GET',
    '?_method=',
    '?_method=PATCH',
    '?_method=delete',
    '?_METHOD=DELETE',
  ])('POST %s updates', async (query) => {
    const path = await client.queue();
    expect((await client.send('POST', path + query, { form: { MaxSize: '8' } })).status).toBe(200);
    expect((await client.send('GET', path)).json.max_size).toBe(8);
  });

  test('PUT by overloading creates on a collection', async () => {
    const { status } = await client.send('POST', '/Queues.json?_method=PUT', { form: { FriendlyName: 'overloaded' } });
    expect(status).toBe(201);
  });

  test('the body, GET and PUT do not overload', async () => {
    const path = await client.queue();
    expect((await client.send('POST', path, { form: { _method: 'DELETE' } })).status).toBe(200);
    expect((await client.send('GET', `${path}?_method=DELETE`)).status).toBe(200);
    expect((await client.send('PUT', `${path}?_method=DELETE`)).status).toBe(200);
    expect((await client.send('GET', path)).status).toBe(200);
  });
});

describe('the hook', () => {
  const documented = {
    GET: [302, 401, 404, 429, 500, 503],
    POST: [400, 401, 404, 405, 429, 500],
    PUT: [400, 401, 404, 405, 429, 500],
    DELETE: [401, 404, 405, 429, 500],
  };
  test.each(Object.entries(documented))('%s answers %j, natively and overloaded', async (method, statuses) => {
    const path = await client.queue();
    const before = reference.snapshot();
    for (const status of statuses) {
      const headers = { Prefer: `code=${status}` };
      const native = await client.send(method, path, { headers });
      expect(native.status).toBe(status);
      if (status >= 400) expect(native.json.status).toBe(status);
      if (method === 'PUT' || method === 'DELETE') {
        expect((await client.send('POST', `${path}?_method=${method}`, { headers })).status).toBe(status);
      }
    }
    expect(reference.snapshot()).toEqual(before);
  });

  test('302 redirects to the same resource, 304 repeats the ETag, 503 has Retry-After', async () => {
    const path = await client.queue();
    const ask = (status: number) => client.send('GET', path, { headers: { Prefer: `code=${status}` } });
    expect((await ask(302)).headers.get('location')).toBe(`${client.base}${path}`);
    const plain = await client.send('GET', path);
    const unchanged = await ask(304);
    expect([unchanged.status, unchanged.text, unchanged.headers.get('etag')]).toEqual([
      304,
      '',
      plain.headers.get('etag'),
    ]);
    expect((await ask(503)).headers.get('retry-after')).toBe('1');
  });

  test('a status that the page does not document for the method is ignored', async () => {
    const path = await client.queue();
    expect((await client.send('GET', path, { headers: { Prefer: 'code=405' } })).status).toBe(200);
    expect((await client.send('POST', path, { headers: { Prefer: 'code=503' } })).status).toBe(200);
    expect((await client.send('GET', path, { headers: { Prefer: 'code=200' } })).status).toBe(200);
    expect((await client.send('GET', path, { user: null, headers: { Prefer: 'code=404' } })).status).toBe(401);
  });
});

test('requests above the concurrency limit get 429 and are not processed', async () => {
  const small = await startReference({ limit: 4 });
  const { send } = clientOf(small);
  const burst = await Promise.all(Array.from({ length: 24 }, () => send('POST', '/Applications.json')));
  const created = burst.filter(({ status }) => status === 201);
  const refused = burst.filter(({ status }) => status === 429);
  expect(created.length + refused.length).toBe(24);
  expect(created.length).toBeGreaterThanOrEqual(4);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.json).toMatchObject({ code: 20429, status: 429 });
  expect(Object.keys(small.snapshot()[small.account.accountSid]?.Applications ?? {})).toHaveLength(created.length);
  expect((await send('POST', '/Applications.json')).status).toBe(201);
  await small.close();
});

test('each server has its own state and tokens, counts its requests and closes immediately', async () => {
  const [a, b] = await Promise.all([startReference(), startReference()]);
  await clientOf(a).queue();
  expect([a.requests(), b.requests()]).toEqual([1, 0]);
  expect(b.snapshot()).toEqual({});
  expect(a.account.authToken).not.toBe(b.account.authToken);
  await Promise.all([a.close(), b.close()]);
  await expect(fetch(a.url)).rejects.toThrow();
});
