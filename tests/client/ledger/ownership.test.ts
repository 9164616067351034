/** The client changes only what the run created. It refuses every other change before it sends a request, however the request disguises the change. */
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../client/exchange.ts';
import { Ownership } from '../../../client/ledger/ownership.ts';
import { noCredentials } from '../../../generators/credentials/credentials.ts';
import { loadProfile } from '../../../specs/load.ts';
import { withHook } from '../../../suites/fixtures/provider/hook.ts';
import { createSession } from '../../../suites/fixtures/run/session.ts';
import { settingsFor } from '../../support/command/inProcess.ts';
import { stub } from '../../support/servers/stub.ts';

const BASE = `/2010-04-01/Accounts/AC${'1'.repeat(32)}`;
const OURS = `QU${'a'.repeat(32)}`;
const THEIRS = `QU${'b'.repeat(32)}`;

const request = (method: HttpRequest['method'], path: string, changes: Partial<HttpRequest> = {}): HttpRequest => ({
  method,
  path,
  query: '',
  credential: noCredentials(),
  contentType: null,
  body: null,
  headers: [],
  ...changes,
});

function owning(...sids: string[]): Ownership {
  const ownership = new Ownership(loadProfile('documented').profile, BASE);
  for (const sid of sids) ownership.created(sid);
  return ownership;
}

const form = (text: string) => ({ contentType: 'application/x-www-form-urlencoded', body: text });
const theirs = `${BASE}/Queues/${THEIRS}.json`;

const REFUSED: Record<string, HttpRequest> = {
  'a DELETE': request('DELETE', theirs),
  'an update': request('POST', theirs, form('MaxSize=1')),
  'a PUT': request('PUT', theirs),
  'an overloaded DELETE': request('POST', theirs, { query: '_method=DELETE' }),
  'an overloaded PUT': request('POST', theirs, { query: 'x=1&_method=PUT' }),
  'an overloaded GET': request('GET', theirs, { query: '_method=DELETE' }),
  'a GET with another method in a header': request('GET', theirs, { headers: [['X-HTTP-Method-Override', 'DELETE']] }),
  'a GET with another method in its form': request('GET', theirs, form('_method=DELETE')),
  'a DELETE with a hook in its path': withHook(
    request('DELETE', theirs),
    { form: 'path', template: '/say/{status}' },
    500,
  ),
  'a DELETE with a hook in its query': withHook(
    request('DELETE', theirs),
    { form: 'query', template: 'say={status}' },
    500,
  ),
  'a DELETE of a collection': request('DELETE', `${BASE}/Queues.json`),
  'an overloaded DELETE of a collection': request('POST', `${BASE}/Queues.json`, { query: '_method=DELETE' }),
  'an overloaded DELETE of a collection in other letter case': request('POST', `${BASE}/Queues.json`, {
    query: '_Method=delete',
  }),
  'an overloaded DELETE of a collection by GET': request('GET', `${BASE}/Queues.json`, { query: '_method=DELETE' }),
  'an overloaded DELETE of a collection in the form': request(
    'POST',
    `${BASE}/Queues.json`,
    form('FriendlyName=x&%5Fmethod=DELETE'),
  ),
  'an overloaded DELETE of a collection in a header': request('POST', `${BASE}/Queues.json`, {
    headers: [['x-method-override', 'DELETE']],
  }),
  'a hook that deletes': withHook(
    request('POST', `${BASE}/Queues.json`),
    { form: 'query', template: '_method=DELETE&s={status}' },
    500,
  ),
  'a collection in other letter case': request('POST', `${BASE}/queues.json`),
  'a collection with a slash': request('POST', `${BASE}/Queues.json/`),
  'a collection that no profile names': request('POST', `${BASE}/Recordings.json`),
  'the account itself': request('POST', `${BASE}.json`, form('Status=closed')),
  'a DELETE of the account': request('DELETE', BASE),
  'another account': request('POST', `/2010-04-01/Accounts/AC${'2'.repeat(32)}/Queues.json`),
  'a path beside the API': request('DELETE', `/${OURS}`),
  'dots after the sid of an own instance': request('DELETE', `${BASE}/Queues/${OURS}/../${THEIRS}.json`),
  'dots before the sid of an own instance': request('DELETE', `${BASE}/Queues/${THEIRS}/../../Queues/../${OURS}`),
  'encoded dots': request('DELETE', `${BASE}/Queues/%2E%2e/Queues/${OURS}.json`),
  'an encoded slash': request('DELETE', `${BASE}/Queues/${THEIRS}%2F${OURS}.json`),
  'a backslash': request('DELETE', `${BASE}/Queues/${THEIRS}\\..\\${OURS}`),
  'a query in the path': request('POST', `${BASE}/Queues/${THEIRS}?x=/${OURS}`),
  'a foreign instance below an own instance': request('DELETE', `${BASE}/Queues/${OURS}/Queues/${THEIRS}.json`),
  'a percent sign that encodes nothing': request('DELETE', `${BASE}/Queues/%E0%A4%A`),
};

const ALLOWED: Record<string, HttpRequest> = {
  'reading anything': request('GET', theirs),
  'a create': request('POST', `${BASE}/Queues.json`, form('FriendlyName=x')),
  'a create by PUT': request('PUT', `${BASE}/Queues.json`),
  'an overloaded create': request('POST', `${BASE}/Queues.json`, { query: '_method=PUT' }),
  'an update of an own instance': request('POST', `${BASE}/Queues/${OURS}.json`),
  'a DELETE of an own instance': request('DELETE', `${BASE}/Queues/${OURS}.json`),
  'a DELETE of an own instance without a suffix': request('DELETE', `${BASE}/Queues/${OURS}`),
  'an overloaded DELETE of an own instance': request('POST', `${BASE}/Queues/${OURS}.json`, {
    query: '_method=DELETE',
  }),
  'a create below an own instance': request('POST', `${BASE}/Queues/${OURS}/Queues.json`),
};

describe('ownership', () => {
  it.each(Object.keys(REFUSED))('%s is refused', (name) => {
    expect(() => owning(OURS).check(REFUSED[name] as HttpRequest)).toThrow(/this run did not create that resource/);
  });

  it.each(Object.keys(ALLOWED))('%s is allowed', (name) => {
    expect(() => owning(OURS).check(ALLOWED[name] as HttpRequest)).not.toThrow();
  });

  it.each([
    'Queues',
    'queues',
    'Queues.json',
    'Accounts',
    '2010-04-01',
    `AC${'1'.repeat(32)}`,
    '..',
    '.',
    `${THEIRS}/x`,
  ])('the sid %s in the answer to a create gives no access to other resources', (sid) => {
    const ownership = owning(sid);
    const path = `${BASE}/Queues/${encodeURIComponent(sid)}`;
    expect(() => ownership.check(request('DELETE', path))).toThrow(/an invalid sid for a create/);
    expect(() => ownership.check(request('DELETE', theirs))).toThrow(/refused to send|an invalid sid/);
    ownership.invented(sid);
    expect(() => ownership.check(request('DELETE', theirs))).toThrow(/refused to send|an invalid sid/);
  });
});

it('the client of a run sends no refused request', async () => {
  let arrived = 0;
  const url = await stub((_, response) => {
    arrived += 1;
    response.end();
  });
  const { client } = createSession(settingsFor(url));
  for (const refused of Object.values(REFUSED)) {
    await expect(client.send(refused, { key: 'test' })).rejects.toThrow(/refused to send/);
    await expect(client.send(refused, { key: 'test', cleansUp: true })).rejects.toThrow(/refused to send/);
  }
  expect(arrived).toBe(0);
  await client.send(request('GET', theirs), { key: 'test' });
  expect(arrived).toBe(1);
  client.close();
});

it('the second account is changed with its own credentials only', () => {
  const { profile } = loadProfile('documented');
  const ownership = new Ownership(profile, BASE);
  const other = '/2010-04-01/Accounts/AC99999999999999999999999999999999';
  const credential = { header: 'Basic eA==', label: 'the second account', shell: '' };
  ownership.addAccount(profile, other, credential);
  const create = {
    method: 'POST',
    path: `${other}/Queues.json`,
    query: '',
    contentType: null,
    body: null,
    headers: [],
  } as const;
  expect(() => ownership.check({ ...create, headers: [], credential })).not.toThrow();
  expect(() => ownership.check({ ...create, headers: [], credential: { ...credential } })).toThrow('refused to send');
  const foreign = { ...create, method: 'DELETE', path: `${other}/Queues/QU1.json`, headers: [], credential } as const;
  expect(() => ownership.check({ ...foreign, headers: [] })).toThrow('refused to send');
  ownership.created('QU1');
  expect(() => ownership.check({ ...foreign, headers: [] })).not.toThrow();
});
