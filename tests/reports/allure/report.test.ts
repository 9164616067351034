import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSuites } from '../../../cli/run/vitest/runSuites.ts';
import { generateAllureReport, withoutAnalytics } from '../../../reports/allure/generate.ts';
import { CLAUSES, cannedSettings, SCRIPT } from '../../fixtures/allure/clauses.ts';

let dir = '';
let html = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'proofmark-report-'));
  const root = fileURLToPath(new URL('../../fixtures/allure', import.meta.url));
  const allureResultsDir = join(dir, 'allure-results');
  await runSuites({ root, include: ['*.suite.ts'], clauses: CLAUSES }, cannedSettings(), { allureResultsDir });
  const file = await generateAllureReport({
    resultsDirs: [allureResultsDir],
    outDir: join(dir, 'allure-report'),
    name: `proofmark ${SCRIPT}`,
    summary: { Verdict: SCRIPT },
    target: `http://127.0.0.1:8080/${SCRIPT}`,
    environment: { target: `http://127.0.0.1:8080/${SCRIPT}`, seed: '42' },
  });
  html = await readFile(file, 'utf8');
});

afterAll(() => rm(dir, { recursive: true }));

/** A data file of the report, as the page reads it. */
function data<T>(name: RegExp): T[] {
  return [...html.matchAll(/d\("([^"]+)","([^"]*)"\)/g)]
    .filter(([, file = '']) => name.test(file))
    .map(([, , value = '']) => JSON.parse(Buffer.from(value, 'base64').toString('utf8')));
}

interface Shown {
  name: string;
  status: string;
  error?: { message?: string };
  description?: string;
  descriptionHtml?: string;
  categories?: { name: string }[];
}

test('the report is one file', async () => {
  expect(await readdir(join(dir, 'allure-report'), { recursive: true })).toEqual(['index.html']);
});

test('nothing is loaded from another host', () => {
  const loads = [...html.matchAll(/<[a-z][^>]*\s(?:src|href|data|action|srcset|poster)\s*=\s*["']?([^"'>\s]{1,40})/gi)];
  expect(loads.length).toBeGreaterThanOrEqual(2);
  expect(loads.map(([, url = '']) => url).filter((url) => !url.startsWith('data:'))).toEqual([]);
  const scripts = [...html.matchAll(/src="data:text\/javascript;base64,([^"]+)"/g)];
  expect(scripts).toHaveLength(1);
  const code = Buffer.from(scripts[0]?.[1] ?? '', 'base64').toString('utf8');
  for (const text of [html, code]) expect(/googletagmanager|google-analytics|gtag\(/.test(text)).toBe(false);
  expect(html).toContain(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:">`,
  );
});

test('the generator adds analytics, and the report omits exactly them', () => {
  const page =
    '<meta charset="utf-8"><script>keep()</script><script async src="https://www.googletagmanager.com/gtag/js?id=G"></script>' +
    "<script>window.dataLayer = []; function gtag(){} gtag('js', new Date());</script><script defer>keepToo()</script>";
  const { length } = withoutAnalytics('<meta charset="utf-8">');
  expect(withoutAnalytics(page).slice(length)).toBe('<script>keep()</script><script defer>keepToo()</script>');
});

test('every clause has its status, reason and category', () => {
  const shown = data<Shown>(/^data\/test-results\//);
  const rows = shown.map(({ name, status, categories }) => [name.split(':')[0], status, categories?.[0]?.name]);
  expect(rows.sort()).toEqual([
    ['auth.error', 'broken', 'Internal error of proofmark'],
    ['auth.not-applicable', 'skipped', 'Not applicable: the profile does not offer it'],
    ['auth.not-exercised', 'skipped', 'Not exercised'],
    ['auth.throws', 'broken', 'Internal error of proofmark'],
    ['get.fails', 'failed', 'The target contradicts the contract'],
    ['get.inconclusive', 'broken', 'Inconclusive: nothing was proved'],
    ['get.passes', 'passed', undefined],
    ['get.warns', 'passed', 'Warning: the target contradicts an optional clause'],
  ]);
});

test('the overview shows the verdict, and the target environment shows the details', () => {
  expect(data(/^widgets\/variables\.json$/)).toEqual([{ Verdict: SCRIPT }]);
  expect(data(/^widgets\/target\/variables\.json$/)).toEqual([
    { Verdict: SCRIPT, target: `http://127.0.0.1:8080/${SCRIPT}`, seed: '42' },
  ]);
});

test('script from a target is shown as text', () => {
  expect(html.includes(SCRIPT)).toBe(false);
  const failed = data<Shown>(/^data\/test-results\//).find(({ name }) => name.startsWith('get.fails'));
  expect(failed?.error?.message).toContain(SCRIPT);
  for (const { descriptionHtml } of data<Shown>(/^data\/test-results\//)) {
    expect(descriptionHtml ?? '').not.toContain('proofmarkWasHere');
  }
});
