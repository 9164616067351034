import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestResult } from 'allure-js-commons';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSuites } from '../../../cli/run/vitest/runSuites.ts';
import type { ClauseRecord } from '../../../specs/model.ts';
import { cannedSettings, clause } from '../../fixtures/allure/clauses.ts';

const CLAUSES = [clause('get.unloaded'), clause('auth.lost')];
let dir = '';
let records: ClauseRecord[] = [];
const errors: string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'proofmark-broken-'));
  const root = fileURLToPath(new URL('../../fixtures/allure-broken', import.meta.url));
  records = await runSuites({ root, include: ['*.suite.ts'], clauses: CLAUSES }, cannedSettings(), {
    allureResultsDir: dir,
    onError: (message) => errors.push(message),
  });
});

afterAll(() => rm(dir, { recursive: true }));

test('a clause without a record is an error with the reason and without the token', () => {
  expect(records.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
    ['get.unloaded', 'error', 'the test of the clause ended without a record: cannot be loaded with <auth token>'],
    ['auth.lost', 'error', 'the test of the clause ended without a record: lost with <auth token>'],
  ]);
});

test('errors outside any clause are reported', () => {
  expect(errors.sort()).toEqual(['cannot be loaded with <auth token>', 'nobody awaits <auth token>']);
});

test('Allure shows both as broken, and no file contains the token', async () => {
  const files = await readdir(dir);
  const texts = await Promise.all(files.map((file) => readFile(join(dir, file), 'utf8')));
  for (const text of texts) expect(text).not.toContain(cannedSettings().account.authToken);
  const results: TestResult[] = texts
    .filter((_text, index) => files[index]?.endsWith('-result.json') === true)
    .map((text) => JSON.parse(text));
  expect(results.map(({ fullName, status }) => [fullName, status]).sort()).toEqual([
    ['proofmark/auth#auth.lost', 'broken'],
    ['proofmark/get#get.unloaded', 'broken'],
  ]);
});
