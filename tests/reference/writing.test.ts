import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reference, startReference } from '../../reference/server.ts';
import { basic, clientOf, FORM, onTheWire, wireRequest } from '../support/servers/reference.ts';

let reference: Reference;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  reference = await startReference();
  client = clientOf(reference);
});
afterAll(() => reference.close());

describe('creating and updating', () => {
  test.each(['POST', 'PUT'])('%s on the collection creates with 201', async (method) => {
    const { status, json } = await client.send(method, '/Queues.json', { form: { FriendlyName: `by ${method}` } });
    expect([status, json.friendly_name, json.max_size]).toEqual([201, `by ${method}`, 100]);
    expect((await client.send('GET', `/Queues/${json.sid}.json`)).status).toBe(200);
  });

  test.each(['POST', 'PUT'])('%s on the instance changes only the given fields', async (method) => {
    const path = await client.application({ FriendlyName: 'kept', VoiceUrl: 'https://a.example/' });
    const { status, json } = await client.send(method, path, { form: { VoiceUrl: 'http://b.example/?q=1' } });
    expect([status, json.voice_url, json.friendly_name]).toEqual([200, 'http://b.example/?q=1', 'kept']);
    expect((await client.send('GET', path)).json).toEqual(json);
  });

  test.each([
    ' both ends ',
    '%25+&=',
    '🙂',
    '',
    'x'.repeat(64),
    '🙂'.repeat(64),
    '\u{feff}e\u0301',
  ])('the name %j round-trips unchanged', async (name) => {
    const { json } = await client.send('GET', await client.application({ FriendlyName: name }));
    expect(json.friendly_name).toBe(name);
  });

  test('accepts any percent-encoding and order, uses the first duplicate and ignores unknown fields', async () => {
    for (const form of ['MaxSize=3&FriendlyName=%c3%A9+a', '?x=1&FriendlyName=%C3%a9%20a&MaxSize=3&MaxSize=4']) {
      const path = await client.queue();
      const { status, json } = await client.send('POST', path, { form });
      expect([status, json.friendly_name, json.max_size]).toEqual([200, 'é a', 3]);
      await client.send('DELETE', path);
    }
  });
});

describe('validation', () => {
  test.each<[collection: string, form: Record<string, string>, message: string]>([
    ['Queues', {}, 'FriendlyName is required'],
    ['Queues', { FriendlyName: '' }, 'FriendlyName must have 1 to 64 characters, it has 0'],
    ['Queues', { FriendlyName: 'x'.repeat(65) }, 'FriendlyName must have 1 to 64 characters, it has 65'],
    ['Queues', { FriendlyName: 'a\u0000' }, 'FriendlyName contains a character that is not text'],
    ['Queues', { FriendlyName: 'a\ufdd0' }, 'FriendlyName contains a character that is not text'],
    ...['', '0', '5001', '1.5', '1e2', ' 5', '+5', 'ten', '-1'].map((n): [string, Record<string, string>, string] => [
      'Queues',
      { FriendlyName: 'a', MaxSize: n },
      'MaxSize must be an integer from 1 to 5000',
    ]),
    ...['', 'PATCH', 'GETS'].map((m): [string, Record<string, string>, string] => [
      'Applications',
      { VoiceMethod: m },
      'VoiceMethod must be one of GET, POST',
    ]),
    ...['a.example', 'ftp://a.example/', 'http://', 'http:///x', 'https://a.example/a b', '/x'].map(
      (u): [string, Record<string, string>, string] => [
        'Applications',
        { SmsUrl: u },
        'SmsUrl must be an absolute http or https URL',
      ],
    ),
  ])('%s %j: %s', async (collection, form, message) => {
    const before = reference.snapshot();
    const { status, json } = await client.send('POST', `/${collection}.json`, { form });
    expect([status, json.status, json.code, json.message]).toEqual([400, 400, 20001, message]);
    expect(reference.snapshot()).toEqual(before);
  });

  test.each(['1', '5000'])('MaxSize %s is within bounds', async (size) => {
    expect((await client.send('GET', await client.queue({ MaxSize: size }))).json.max_size).toBe(Number(size));
  });

  test('a queue’s name is unique in its account, and a queue may keep its name', async () => {
    const path = await client.queue({ FriendlyName: 'unique' });
    const twin = await client.send('POST', '/Queues.json', { form: { FriendlyName: 'unique' } });
    expect([twin.status, twin.json.code]).toEqual([400, 22003]);
    expect((await client.send('PUT', path, { form: { FriendlyName: 'unique' } })).status).toBe(200);
  });

  test('an update with one invalid value changes nothing', async () => {
    const path = await client.queue({ MaxSize: '5' });
    const { status } = await client.send('PUT', path, { form: { FriendlyName: 'new name', MaxSize: '0' } });
    expect(status).toBe(400);
    expect((await client.send('GET', path)).json).toMatchObject({
      max_size: 5,
      friendly_name: expect.stringMatching(/^q/),
    });
  });
});

describe('media types', () => {
  test.each([
    FORM,
    `${FORM};charset=UTF-8`,
    `${FORM}; charset="utf-8"`,
    FORM.toUpperCase(),
  ])('%s is accepted as the form type', async (type) => {
    const form = `FriendlyName=${Math.random()}`;
    expect((await client.send('POST', '/Queues.json', { form, headers: { 'content-type': type } })).status).toBe(201);
  });

  test.each([
    'application/json',
    'text/plain',
    `${FORM}x`,
    `multipart/form-data; a=${FORM}`,
    'nonsense',
    '',
  ])('%j is refused', async (type) => {
    const path = await client.queue();
    const before = reference.snapshot();
    for (const [method, to] of [
      ['POST', '/Queues.json'],
      ['PUT', path],
      ['POST', `${path}?_method=PUT`],
    ] as const) {
      const sending = { form: 'FriendlyName=other&MaxSize=3', headers: { 'content-type': type } };
      expect((await client.send(method, to, sending)).status).toBe(400);
    }
    expect(reference.snapshot()).toEqual(before);
  });

  test('an update without content succeeds', async () => {
    expect((await client.send('POST', await client.queue())).status).toBe(200);
  });
});

test('a DELETE removes the instance and answers without content', async () => {
  const { accountSid, authToken } = reference.account;
  for (const [method, query] of [
    ['DELETE', ''],
    ['POST', '?_method=DELETE'],
  ] as const) {
    const path = await client.queue();
    const headers = { Authorization: basic(`${accountSid}:${authToken}`) };
    const text = await onTheWire(reference, wireRequest(method, `${client.base}${path}${query}`, headers));
    expect(text).toMatch(/^HTTP\/1\.1 204 No Content\r\n/);
    expect(text).not.toMatch(/content-length|transfer-encoding/i);
    expect(text.endsWith('\r\n\r\n')).toBe(true);
    expect((await client.send('GET', path)).status).toBe(404);
    expect((await client.send('DELETE', path)).status).toBe(404);
  }
});
