import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Reference, startReference } from '../../reference/server.ts';
import { basic, clientOf, onTheWire, wireRequest } from '../support/servers/reference.ts';

let reference: Reference;
let client: ReturnType<typeof clientOf>;
beforeAll(async () => {
  reference = await startReference();
  client = clientOf(reference);
});
afterAll(() => reference.close());

describe('representations', () => {
  test('a queue has its form fields, account, uri and RFC 2822 dates', async () => {
    const path = await client.queue({ FriendlyName: 'Support', MaxSize: '7' });
    const { status, headers, json } = await client.send('GET', path);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(json).toMatchObject({
      account_sid: reference.account.accountSid,
      friendly_name: 'Support',
      max_size: 7,
      current_size: 0,
      average_wait_time: 0,
      uri: `${client.base}${path}`,
    });
    expect(json.sid).toMatch(/^QU[0-9a-f]{32}$/);
    expect(json.date_created).toMatch(/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000$/);
  });

  test('an application has the documented defaults', async () => {
    const { json } = await client.send('GET', await client.application());
    expect(json).toMatchObject({ friendly_name: '', voice_method: 'POST', sms_method: 'POST', voice_url: null });
  });

  test('balance, phone numbers and the own account are readable', async () => {
    expect((await client.send('GET', '/Balance.json')).json.currency).toBe('USD');
    expect((await client.send('GET', '/AvailablePhoneNumbers.json')).json.countries).toHaveLength(2);
    const account = await client.send('GET', `${client.base}.json`);
    expect(account.json.sid).toBe(reference.account.accountSid);
    expect((await client.send('GET', '/2010-04-01/Accounts.json')).json.accounts).toHaveLength(1);
  });

  test.each([
    ['an unknown sid', `/Queues/QU${'0'.repeat(32)}.json`],
    ['a malformed sid', '/Queues/QU1.json'],
    ['an unknown collection', '/Nothing.json'],
    ['a property of Object.prototype', '/constructor.json'],
    ['a path below a singleton', '/Balance/BA1.json'],
  ])('%s is 404', async (_, path) => {
    const { status, json } = await client.send('GET', path);
    expect(status).toBe(404);
    expect(json).toMatchObject({ code: 20404, status: 404, more_info: 'https://www.twilio.com/docs/errors/20404' });
  });

  test('HEAD answers like GET, without content', async () => {
    const { status, headers, text } = await client.send('HEAD', '/Balance.json');
    expect([status, text]).toEqual([200, '']);
    expect(Number(headers.get('content-length'))).toBeGreaterThan(10);
  });
});

describe('conditional GET', () => {
  test('the ETag yields 304 without content until the resource changes', async () => {
    const path = await client.queue();
    const etag = (await client.send('GET', path)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]+"$/);
    const conditional = { headers: { 'If-None-Match': `"x", W/${etag}` } };
    const unchanged = await client.send('GET', path, conditional);
    expect([unchanged.status, unchanged.text, unchanged.headers.get('etag')]).toEqual([304, '', etag]);
    await client.send('POST', path, { form: { MaxSize: '9' } });
    const changed = await client.send('GET', path, conditional);
    expect([changed.status, changed.json.max_size]).toEqual([200, 9]);
  });

  test('If-Modified-Since is ignored beside If-None-Match', async () => {
    const path = await client.queue();
    const since = (await client.send('GET', path)).headers.get('last-modified') ?? '';
    const ask = async (headers: Record<string, string>) => (await client.send('GET', path, { headers })).status;
    expect(await ask({ 'If-Modified-Since': since })).toBe(304);
    expect(await ask({ 'If-Modified-Since': 'Tue, 04 Aug 2015 18:39:09 GMT' })).toBe(200);
    expect(await ask({ 'If-Modified-Since': since, 'If-None-Match': '"other"' })).toBe(200);
  });
});

describe('lists', () => {
  test('pages contain every resource once, newest first, despite concurrent creates and deletes', async () => {
    const fresh = await startReference();
    const { send, application } = clientOf(fresh);
    const made: string[] = [];
    for (let i = 0; i < 7; i++) made.unshift(await application());
    const seen: string[] = [];
    let next: string | null = '/Applications.json?PageSize=3';
    while (next !== null) {
      const { json } = await send('GET', next);
      for (const item of json.applications as { sid: string }[]) seen.push(`/Applications/${item.sid}.json`);
      next = json.next_page_uri as string | null;
      if (seen.length === 3) {
        await send('DELETE', made[0] ?? '');
        await application();
      }
    }
    expect(seen).toEqual(made);
    await fresh.close();
  });

  test('a page states its position', async () => {
    const fresh = await startReference();
    const { base, send, application } = clientOf(fresh);
    for (let i = 0; i < 5; i++) await application();
    const { json } = await send('GET', '/Applications.json?PageSize=2&Page=1');
    expect(json).toMatchObject({ page: 1, page_size: 2, start: 2, end: 3 });
    expect(json.first_page_uri).toBe(`${base}/Applications.json?PageSize=2&Page=0`);
    const back = await send('GET', String(json.previous_page_uri));
    expect(back.json).toMatchObject({ page: 0, previous_page_uri: null });
    expect(back.json.applications).toHaveLength(2);
    await fresh.close();
  });

  test('an out-of-range page size is clamped, because GET documents no 400', async () => {
    const size = async (text: string) => (await client.send('GET', `/Queues.json?PageSize=${text}`)).json.page_size;
    expect(await Promise.all(['', '0', '1', '1000', '1001', 'x'].map(size))).toEqual([50, 1, 1, 1000, 1000, 50]);
  });
});

test('a GET with a body and _method is a plain GET', async () => {
  const path = await client.queue();
  const { accountSid, authToken } = reference.account;
  const headers = {
    Authorization: basic(`${accountSid}:${authToken}`),
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': '14',
  };
  const text = await onTheWire(
    reference,
    wireRequest('GET', `${client.base}${path}?_method=DELETE`, headers, '_method=DELETE'),
  );
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect((await client.send('GET', path)).status).toBe(200);
});
