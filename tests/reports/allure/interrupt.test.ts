import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestResult } from 'allure-js-commons';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSuites } from '../../../cli/run/vitest/runSuites.ts';
import { cannedSettings } from '../../fixtures/allure/clauses.ts';
import { CLAUSES } from '../../fixtures/allure-interrupt/clauses.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/allure-interrupt', import.meta.url));
const SETTINGS = cannedSettings(CLAUSES.map(({ id }) => id));
let dir = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'proofmark-interrupt-'));
});

afterAll(() => rm(dir, { recursive: true }));

test('a signal ends the run, keeps the finished records and marks the rest as interrupted', async () => {
  const stop = new AbortController();
  const listeners = () =>
    ['SIGINT', 'SIGTERM', 'exit', 'unhandledRejection'].map((event) => process.listenerCount(event));
  const before = { exitCode: process.exitCode, listeners: listeners() };
  const during: number[][] = [];
  const records = await runSuites({ root: ROOT, include: ['*.suite.ts'], clauses: CLAUSES }, SETTINGS, {
    allureResultsDir: dir,
    signal: stop.signal,
    onRecord({ id }) {
      if (id !== 'auth.answers') return;
      // only this test of its area has ended
      setTimeout(() => {
        during.push(listeners());
        stop.abort();
      }, 2000);
    },
  });
  expect(records.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual([
    ['get.answers', 'pass', ''],
    ['auth.answers', 'pass', ''],
    ['auth.hangs', 'not-exercised', 'interrupted'],
    ['auth.hangs-too', 'not-exercised', 'interrupted'],
    ['overload.answers', 'pass', ''],
    ['overload.hangs', 'not-exercised', 'interrupted'],
  ]);
  const files = (await readdir(dir)).filter((name) => name.endsWith('-result.json'));
  const results: TestResult[] = await Promise.all(
    files.map(async (file) => JSON.parse(await readFile(join(dir, file), 'utf8'))),
  );
  expect(
    results.map(({ fullName, status, statusDetails }) => [fullName, status, statusDetails.message]).sort(),
  ).toEqual([
    ['proofmark/auth#auth.answers', 'passed', undefined],
    ['proofmark/auth#auth.hangs', 'skipped', 'not-exercised: interrupted'],
    ['proofmark/auth#auth.hangs-too', 'skipped', 'not-exercised: interrupted'],
    ['proofmark/get#get.answers', 'passed', undefined],
    ['proofmark/overload#overload.answers', 'passed', undefined],
    ['proofmark/overload#overload.hangs', 'skipped', 'not-exercised: interrupted'],
  ]);
  expect(results.map(({ labels }) => labels.filter(({ name }) => name === 'epic').length)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(during).toEqual([before.listeners]);
  expect({ exitCode: process.exitCode, listeners: listeners() }).toEqual(before);
});

test('a signal before the run prevents all requests', async () => {
  const records = await runSuites({ root: ROOT, include: ['*.suite.ts'], clauses: CLAUSES }, SETTINGS, {
    allureResultsDir: null,
    signal: AbortSignal.abort(),
  });
  expect(records.map(({ outcome, reason }) => [outcome, reason])).toEqual(
    CLAUSES.map(() => ['not-exercised', 'interrupted']),
  );
});
