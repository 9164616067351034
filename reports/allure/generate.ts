/** Generates the Allure 3 report as one file that needs no network. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AllureReport, resolveConfig } from '@allurereport/core';
import pLimit from 'p-limit';
import { type KnownIssue, resolutionsOf } from './knownIssues.ts';
import { CATEGORIES } from './statuses.ts';

interface AllureReportSettings {
  /** Folders of result files, one per shard. */
  resultsDirs: string[];
  /** The folder of `index.html`. Created if missing. */
  outDir: string;
  name: string;
  /** The facts at the top of the report, such as the verdict. Short values without secrets. */
  summary: Record<string, string>;
  /** The target, as the Allure environment: one history can then contain several targets. */
  target: string;
  /** The variables of that environment: profile, level, seed, versions. No secrets. */
  environment: Record<string, string>;
  /** The Allure history file. The report reads earlier runs from it and adds this one. Created if missing. */
  historyFile?: string;
  /** The known deviations of a baseline. */
  knownIssues?: readonly KnownIssue[];
}

/** The maximum number of runs in a history file. A run takes about 100 kB. */
const HISTORY_RUNS = 50;
const FILES_AT_ONCE = 16;
/** The longest environment name that Allure accepts. */
const MAX_NAME_LENGTH = 64;

/** All scripts of the page. The analytics scripts among them are removed. */
const SCRIPTS = /<script\b[^>]*>(?:(?!<\/script>)[\s\S])*?<\/script>/g;
/** Files that Allure writes for its own tools. */
const KNOWN_ISSUES = 'known-issues.json';
const LEFTOVERS = ['summary.json', 'test-results.json', KNOWN_ISSUES];
/** Forbids the browser to load anything from another host. */
const POLICY =
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:\">";

/**
 * Generates the report and returns the path of its `index.html`. Reads no `allurerc` file.
 * @throws Error if the report cannot be written
 */
export async function generateAllureReport(settings: AllureReportSettings): Promise<string> {
  const { knownIssues = [], historyFile } = settings;
  const config = await resolveConfig({
    name: settings.name,
    output: settings.outDir,
    variables: settings.summary,
    categories: CATEGORIES,
    environments: {
      target: { name: environmentName(settings.target), variables: settings.environment, matcher: () => true },
    },
    ...(historyFile === undefined ? {} : { historyPath: historyFile, historyLimit: HISTORY_RUNS }),
    ...(knownIssues.length === 0
      ? {}
      : {
          // Allure would otherwise write the file to the working directory
          resolutions: { knownIssuesPath: join(settings.outDir, KNOWN_ISSUES), ...resolutionsOf(knownIssues) },
        }),
    plugins: {
      awesome: {
        options: {
          reportName: settings.name,
          singleFile: true,
          groupBy: ['epic', 'feature'],
          // failures come first
          defaultSortBy: 'status,asc',
          reportLanguage: 'en',
        },
      },
    },
  });
  const report = new AllureReport(config);
  await report.start();
  for (const folder of settings.resultsDirs) await readResults(report, folder);
  await report.done();
  for (const name of LEFTOVERS) await rm(join(settings.outDir, name), { force: true });
  const file = join(settings.outDir, 'index.html');
  await writeFile(file, withoutAnalytics(await readFile(file, 'utf8')));
  return file;
}

/** Reads the result files. Skips the environment file, because its table would push the results off the screen. */
async function readResults(report: AllureReport, folder: string): Promise<void> {
  const limit = pLimit(FILES_AT_ONCE);
  const names = (await readdir(folder)).filter((name) => name !== 'environment.properties').sort();
  await Promise.all(names.map((name) => limit(() => report.readFile(join(folder, name)))));
}

/** Returns a name that Allure accepts: short and without slashes. */
function environmentName(target: string): string {
  return target
    .replace(/^https?:\/\//, '')
    .replace(/[/\\]+/g, ' ')
    .trim()
    .slice(0, MAX_NAME_LENGTH);
}

/** Removes the analytics scripts and adds a content security policy. */
export function withoutAnalytics(html: string): string {
  return html
    .replace(SCRIPTS, (script) => (/googletagmanager\.com|\bgtag\(/.test(script.slice(0, 2000)) ? '' : script))
    .replace('<meta charset="utf-8">', (meta) => `${meta}\n    ${POLICY}`);
}
