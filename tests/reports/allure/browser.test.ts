import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runSuites } from '../../../cli/run/vitest/runSuites.ts';
import { generateAllureReport } from '../../../reports/allure/generate.ts';
import { CLAUSES, cannedSettings, SCRIPT } from '../../fixtures/allure/clauses.ts';
import { browserForFile, CHROMIUM, keepScreenshot } from '../../support/reports/browser.ts';

const ROOT = fileURLToPath(new URL('../../fixtures/allure', import.meta.url));
const KNOWN = [
  { clause: 'get.fails', reason: 'the gateway answers first', link: 'https://tracker.example/browse/API-12' },
  { clause: 'get.inconclusive', reason: 'as agreed' },
];
const open = browserForFile();
let dir = '';
let report = '';
const history = () => join(dir, 'history.jsonl');

/** Runs once with the shared history file. The seed names the folders. */
async function runOnce(seed: number, clauses: string[]): Promise<string> {
  const allureResultsDir = join(dir, `results-${seed}`);
  const selected = CLAUSES.filter(({ id }) => clauses.includes(id));
  const settings = { ...cannedSettings(clauses), seed };
  await runSuites({ root: ROOT, include: ['*.suite.ts'], clauses: selected }, settings, { allureResultsDir });
  return generateAllureReport({
    resultsDirs: [allureResultsDir],
    outDir: join(dir, `report-${seed}`),
    name: 'non-conformant: http://127.0.0.1:8080/api',
    summary: { Verdict: 'non-conformant' },
    target: 'http://127.0.0.1:8080/api',
    environment: { Profile: 'empty' },
    historyFile: history(),
    knownIssues: KNOWN,
  });
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'proofmark-allure-browser-'));
  const all = CLAUSES.map(({ id }) => id);
  await runOnce(1, ['get.passes']);
  await runOnce(2, all);
  report = await runOnce(3, all);
});

afterAll(() => rm(dir, { recursive: true }));

it('the history file gains one entry per run, without the token', async () => {
  const text = await readFile(history(), 'utf8');
  const runs = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(runs.map(({ testResults }) => Object.keys(testResults).length)).toEqual([1, 8, 8]);
  expect(Object.keys(runs[2].testResults)).toEqual(expect.arrayContaining(Object.keys(runs[0].testResults)));
  expect(text).not.toContain(cannedSettings().account.authToken);
});

describe.skipIf(CHROMIUM === undefined)('the Allure report in chromium', () => {
  it.each([
    'light',
    'dark',
  ] as const)('shows the verdict and the failures first, and requests nothing (%s)', async (colorScheme) => {
    const { page, requests, complaints } = await open(report, { colorScheme });
    await page.getByText('get.fails: the title of get.fails').waitFor();
    await keepScreenshot(page, `allure-non-conformant-${colorScheme}`);
    for (const text of ['non-conformant: http://127.0.0.1:8080/api', 'get.fails: the title of get.fails']) {
      const box = await page.getByText(text).first().boundingBox();
      expect(box?.y, text).toBeGreaterThan(0);
      expect(box?.y, text).toBeLessThan(860);
    }
    expect(await page.getByText('Environment: "127.0.0.1:8080 api"').count()).toBe(1);
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('leads to a failed clause, its command and its exchange', async () => {
    const { page } = await open(report);
    await page.getByText('get.fails: the title of get.fails').click();
    await page.getByText('Reproduce with:').first().waitFor();
    await keepScreenshot(page, 'allure-clause');
    const shown = await page.locator('body').innerText();
    expect(shown).toContain(`fail: it was not served: ${SCRIPT}\nexpected: status 200\nactual:   status 404`);
    expect(shown).toContain('curl -sS -i "$TWILIO_ACCOUNT_SID"');
    await page.getByText('finding 1: exchange').click();
    await page.getByText('/2010-04-01/Queues.json').first().waitFor();
    expect(await page.evaluate('window.proofmarkWasHere === undefined')).toBe(true);
  });

  it('shows the trend of the runs and the earlier results of a clause', async () => {
    const { page } = await open(report, { hash: '#charts' });
    await page.getByText('Status dynamics').waitFor();
    await page.getByText('Latest').first().waitFor();
    await keepScreenshot(page, 'allure-trend');
    const { page: clause } = await open(report);
    await clause.getByText('get.fails: the title of get.fails').click();
    expect(await clause.getByTestId('test-result-tab-history').innerText()).toBe('History\n1');
  });

  it('shows known failures with reason and issue link', async () => {
    const { page } = await open(report);
    await page.getByText('Resolutions').first().click();
    await page.getByText('the gateway answers first').waitFor();
    await keepScreenshot(page, 'allure-known-issues');
    const shown = await page.locator('body').innerText();
    expect(shown).toMatch(/API-12\nhttps:\/\/tracker\.example\/browse\/\nthe gateway answers first\n1\nget\.fails/);
    expect(shown).toMatch(/Accepted\nas agreed\n1\nget\.inconclusive/);
  });
});
