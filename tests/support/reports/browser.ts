/** Debian's Chromium, driven by playwright-core, for tests of the HTML reports. */
import { accessSync, constants, mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, onTestFinished } from 'vitest';

const SCREENSHOTS = fileURLToPath(new URL('../../../artifacts/screenshots/', import.meta.url));

/** Path of the browser, or undefined without one. Tests that need it are then skipped. */
export const CHROMIUM = (process.env.PATH ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'chromium'))
  .find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** An open page and its forbidden actions. */
export interface Opened {
  page: Page;
  /** URLs requested besides the page itself. */
  requests: string[];
  /** Console errors and warnings, uncaught exceptions and dialogs. */
  complaints: string[];
}

/** Starts one browser per test file. Returns a function that opens a file in a new context, closed when the test ends. */
export function browserForFile(): (
  file: string,
  options?: BrowserContextOptions & { hash?: string },
) => Promise<Opened> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (CHROMIUM !== undefined) browser = await chromium.launch({ executablePath: CHROMIUM });
  });
  afterAll(async () => browser?.close());
  return async (file, { hash = '', ...options } = {}) => {
    if (browser === undefined) throw new Error('there is no chromium');
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    onTestFinished(() => context.close());
    // the timeout of the test is enough, because a busy machine is slow
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    const address = pathToFileURL(file).href;
    const opened: Opened = { page, requests: [], complaints: [] };
    page.on('request', (request) => {
      const url = request.url();
      if (url !== address && url !== `${address}${hash}` && !url.startsWith('data:')) opened.requests.push(url);
    });
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) opened.complaints.push(message.text());
    });
    page.on('pageerror', (error) => opened.complaints.push(String(error)));
    page.on('dialog', (dialog) => {
      opened.complaints.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`${address}${hash}`);
    return opened;
  };
}

/** The violations that axe-core finds in the current page, as `rule: element`. Requires `bypassCSP`. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Pick<AxeResults, 'violations'>>(
    'axe.run().then(({ violations }) => ({ violations }))',
  );
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Saves a screenshot as a test artefact. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
