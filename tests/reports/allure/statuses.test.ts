import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestResult } from 'allure-js-commons';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSuites } from '../../../cli/run/vitest/runSuites.ts';
import type { ClauseRecord } from '../../../specs/model.ts';
import { CLAUSES, cannedSettings, RECORDS, SCRIPT } from '../../fixtures/allure/clauses.ts';

const FOUND = `it was not served: ${SCRIPT}
expected: status 200
actual:   status 404

Reproduce with:
curl -sS -i "$TWILIO_ACCOUNT_SID"`;

let dir = '';
let records: ClauseRecord[] = [];
const results = new Map<string, TestResult>();
const seen: string[] = [];
const errors: string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'proofmark-allure-'));
  const root = fileURLToPath(new URL('../../fixtures/allure', import.meta.url));
  records = await runSuites({ root, include: ['*.suite.ts'], clauses: CLAUSES }, cannedSettings(), {
    allureResultsDir: dir,
    environment: { target: 'http://127.0.0.1:8080' },
    onRecord: ({ id }) => seen.push(id),
    onError: (message) => errors.push(message),
  });
  for (const file of (await readdir(dir)).filter((name) => name.endsWith('-result.json'))) {
    const result: TestResult = JSON.parse(await readFile(join(dir, file), 'utf8'));
    results.set(labels(result, 'story')[0] ?? '', result);
  }
});

afterAll(() => rm(dir, { recursive: true }));

function labels(result: TestResult | undefined, name: string): string[] {
  return (result?.labels ?? []).filter((label) => label.name === name).map(({ value }) => value);
}

test('every selected clause has one record, in selection order, reported once', () => {
  expect(records.map(({ id }) => id)).toEqual(CLAUSES.map(({ id }) => id));
  expect(records.slice(0, -1)).toEqual(RECORDS);
  expect([...seen].sort()).toEqual(CLAUSES.map(({ id }) => id).sort());
  expect(errors).toEqual([]);
});

test('an exception from the engine makes only that clause an error, without the token', () => {
  expect(records.at(-1)).toMatchObject({
    id: 'auth.throws',
    outcome: 'error',
    reason: 'Error: no record, <auth token>',
  });
});

test.each([
  ['get.passes', 'passed', undefined],
  ['get.fails', 'failed', `fail: ${FOUND}`],
  ['get.warns', 'passed', `warn: ${FOUND}`],
  ['get.inconclusive', 'broken', 'inconclusive: the control asserted nothing'],
  ['auth.error', 'broken', 'error: TypeError: our own'],
  ['auth.not-exercised', 'skipped', 'not-exercised: the target has no hook'],
  ['auth.not-applicable', 'skipped', 'not-applicable: the profile does not offer it'],
  ['auth.throws', 'broken', 'error: Error: no record, <auth token>'],
])('%s is %s, with its reason', (id, status, message) => {
  expect(results.get(id)?.status).toBe(status);
  expect(results.get(id)?.statusDetails.message).toBe(message);
});

test('there are no other results', () => {
  expect([...results.keys()].sort()).toEqual(CLAUSES.map(({ id }) => id).sort());
});

test('a result states its area and its evidence', () => {
  const result = results.get('get.fails');
  expect(labels(result, 'epic')).toEqual(['get']);
  expect(labels(result, 'feature')).toEqual(['level core']);
  expect(labels(result, 'severity')).toEqual(['critical']);
  expect(labels(result, 'evidence')).toEqual(['natural', 'hook']);
  expect(result?.links).toEqual([
    { url: 'https://www.rfc-editor.org/rfc/rfc9110#section-15.5.2', name: 'RFC 9110, section 15.5.2' },
    { url: 'https://www.twilio.com/docs/api/rest/request', name: 'Your Request: Credentials' },
  ]);
  expect(result?.description).toContain('What get.fails states.');
  expect(result?.parameters).toContainEqual({ name: 'seed', value: '42', excluded: true });
  expect(result?.steps.map(({ name, status }) => [name, status])).toContainEqual(['the one case', 'failed']);
});

test('a warning is visible without opening the result', () => {
  const result = results.get('get.warns');
  expect(labels(result, 'severity')).toEqual(['minor']);
  expect(labels(result, 'tag')).toContain('warn');
});

test('the finding and the exchange are attached', async () => {
  const attachments = results.get('get.fails')?.steps.flatMap((step) => step.attachments) ?? [];
  const text = async (name: string) => {
    const source = attachments.find((attachment) => attachment.name === name)?.source ?? 'missing';
    return readFile(join(dir, source), 'utf8');
  };
  expect(await text('finding 1')).toContain('curl -sS -i "$TWILIO_ACCOUNT_SID"');
  expect(await text('finding 1')).toContain('seed 7, path 0:1');
  expect(attachments.find(({ name }) => name === 'the last exchange')?.type).toBe('application/vnd.allure.http+json');
  expect(JSON.parse(await text('the last exchange'))).toEqual({
    schemaVersion: 1,
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:8080/2010-04-01/Queues.json?_method=PUT&Page=1',
      httpVersion: '1.1',
      headers: [
        { name: 'Host', value: '127.0.0.1:8080' },
        { name: 'Content-Type', value: 'application/x-www-form-urlencoded' },
      ],
      query: [
        { name: '_method', value: 'PUT' },
        { name: 'Page', value: '1' },
      ],
      body: {
        contentType: 'application/x-www-form-urlencoded',
        encoding: 'utf8',
        value: 'FriendlyName=a',
        truncated: false,
      },
    },
    response: {
      status: 404,
      statusText: 'Not Found',
      httpVersion: '1.1',
      headers: [{ name: 'Content-Type', value: 'application/json' }],
      body: { contentType: 'application/json', encoding: 'utf8', value: `{"message":"${SCRIPT}"}`, truncated: false },
    },
  });
});

test('no file contains the token or a local path', async () => {
  const { authToken } = cannedSettings().account;
  for (const file of await readdir(dir)) {
    const content = await readFile(join(dir, file), 'utf8');
    expect(content, file).not.toContain(authToken);
    expect(content, file).not.toContain(process.cwd());
  }
});
