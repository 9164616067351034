import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadProofFigures } from '../../../reports/killMatrix/proofFigures.ts';
import { renderPage } from '../../../reports/page/render.ts';
import { loadClauses } from '../../../specs/load.ts';
import { CONFORMANT, HOSTILE, INCOMPLETE, NON_CONFORMANT } from '../../fixtures/page/runs.ts';
import { accessibilityProblems, browserForFile, CHROMIUM, keepScreenshot } from '../../support/reports/browser.ts';
import { CLAUSE_COUNT } from '../../support/reports/contractSize.ts';

const RUNS = { conformant: CONFORMANT, 'non-conformant': NON_CONFORMANT, incomplete: INCOMPLETE, hostile: HOSTILE };
const OPEN_ALL = 'for (const one of document.querySelectorAll("details")) one.open = true';
const open = browserForFile();
let dir = '';
const fileOf = (name: keyof typeof RUNS) => join(dir, `${name}.html`);

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'proofmark-page-'));
  const figures = loadProofFigures();
  for (const [name, conformance] of Object.entries(RUNS)) {
    const options = { clauses: loadClauses(), figures, allureReport: 'allure-report/index.html' };
    // the invented runs have a clause digest of zeros, so the page needs matching proof figures
    const suite = figures?.suite ?? conformance.suite;
    writeFileSync(join(dir, `${name}.html`), await renderPage({ ...conformance, suite }, options));
  }
});

afterAll(() => rmSync(dir, { recursive: true, force: true }));

describe.skipIf(CHROMIUM === undefined)('the page in chromium', () => {
  it.each(
    Object.keys(RUNS) as (keyof typeof RUNS)[],
  )('of a %s run requests nothing and logs no errors', async (name) => {
    const { page, requests, complaints } = await open(fileOf(name));
    await page.evaluate(OPEN_ALL);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('at level');
    expect(requests).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it.each([
    'conformant',
    'non-conformant',
    'incomplete',
  ] as const)('of a %s run passes axe in light and dark mode', async (name) => {
    const { page } = await open(fileOf(name), { bypassCSP: true });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await keepScreenshot(page, `page-${name}-${colorScheme}`);
      // this run shows the most, so the test opens all of it
      if (name === 'non-conformant') await page.evaluate(OPEN_ALL);
      expect(await accessibilityProblems(page)).toEqual([]);
    }
  });

  it('does not scroll sideways on a narrow screen', async () => {
    for (const name of Object.keys(RUNS) as (keyof typeof RUNS)[]) {
      const { page } = await open(fileOf(name), { viewport: { width: 320, height: 640 }, deviceScaleFactor: 2 });
      if (name !== 'hostile') await keepScreenshot(page, `page-${name}-narrow`);
      await page.evaluate(OPEN_ALL);
      expect(await page.evaluate('document.documentElement.scrollWidth'), name).toBe(320);
    }
  });

  it('shows markup from a target as text', async () => {
    const { page } = await open(fileOf('hostile'));
    await page.evaluate(OPEN_ALL);
    expect(await page.evaluate('window.hacked === undefined && document.images.length')).toBe(0);
    expect(await page.locator('script').count()).toBe(1);
    const shown = await page.locator('.card .message').first().textContent();
    expect(shown?.slice(0, 112)).toBe(
      '</script></style></pre></title><img src=x onerror="alert(1)"><script>window.hacked=1</script>\\u202egnihton\\x00\\x',
    );
    expect(await page.locator('details.clause').count()).toBe(CLAUSE_COUNT);
    expect(await page.locator('#failed .card').count()).toBe(5);
    expect(await page.locator('#failed .more li').count()).toBe(CLAUSE_COUNT - 5);
  });

  it('opens a clause from its cell with the keyboard, and returns', async () => {
    const { page } = await open(fileOf('non-conformant'));
    const body = page.locator('[id="get.401"]');
    const cell = page.getByRole('link', { name: 'GET 401: fail natural' });
    expect(await body.isVisible()).toBe(false);
    await cell.focus();
    await page.keyboard.press('Enter');
    await body.waitFor({ state: 'visible' });
    expect(new URL(page.url()).hash).toBe('#get.401');
    expect(await page.evaluate('document.activeElement.id')).toBe('get.401');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe(
      'Your Request: Possible GET Response Status Codes',
    );
    await page.goBack();
    expect(new URL(page.url()).hash).toBe('');
  });

  it('opens the clause in the URL fragment, with or without scripts', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await open(fileOf('non-conformant'), { javaScriptEnabled, hash: '#auth.wrong-token' });
      const body = page.locator('[id="auth.wrong-token"]');
      await body.waitFor({ state: 'visible' });
      const box = await body.boundingBox();
      expect(box?.y).toBeGreaterThan(0);
      expect(box?.y).toBeLessThan(900);
      expect(await page.getByRole('button', { name: 'Copy' }).count()).toBe(javaScriptEnabled ? 6 : 0);
      if (javaScriptEnabled) await keepScreenshot(page, 'page-non-conformant-clause');
    }
  });

  it('copies the command that reproduces a failure', async () => {
    const { page } = await open(fileOf('non-conformant'), { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy the command that reproduces get.401' }).click();
    await page.getByText('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'curl -s -u "AC1:$TWILIO_AUTH_TOKEN" http://127.0.0.1/x',
    );
  });

  it('prints every clause in light colours, without interactive elements', async () => {
    const { page } = await open(fileOf('non-conformant'), { colorScheme: 'dark' });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
    expect(await page.locator('nav').isVisible()).toBe(false);
    expect(
      await page.evaluate('document.getElementById("get.200").checkVisibility({ contentVisibilityAuto: true })'),
    ).toBe(true);
    expect((await page.pdf()).byteLength).toBeGreaterThan(20_000);
  });
});
