/** The Allure 3 report in one file that asks nothing of the network. */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AllureReport, resolveConfig } from '@allurereport/core';
import pLimit from 'p-limit';
import { type KnownIssue, resolutionsOf } from './knownIssues.ts';
import { CATEGORIES } from './statuses.ts';

export interface AllureReportSettings {
  /** Folders of result files; several shards make one report. */
  resultsDirs: string[];
  /** Receives `index.html`; created. */
  outDir: string;
  name: string;
  /** What a reader should see first: the verdict, what it rests on, where to look. Values are short; no secrets. */
  summary: Record<string, string>;
  /** Whose results these are: Allure's environment, for people who keep one history of several targets. */
  target: string;
  /** Shown where that environment is chosen: profile, level, seed, versions. No secrets. */
  environment: Record<string, string>;
  /** A file of Allure's own: earlier runs are read from it, this one is added to it. Created where it is missing. */
  historyFile?: string;
  /** Failures that are known, from a baseline. */
  knownIssues?: readonly KnownIssue[];
}

/** Runs that a history file keeps; each takes some 100 kB. */
const HISTORY_RUNS = 50;
const FILES_AT_ONCE = 16;
/** Allure's limit for the name of an environment. */
const LONGEST_NAME = 64;

/** The scripts by which the report would tell its makers that somebody looks at it. */
const ANALYTICS = /<script\b[^>]*>(?:(?!<\/script>)[\s\S])*?<\/script>/g;
/** Written beside the page for tools of Allure's own. */
const KNOWN_ISSUES = 'known-issues.json';
const LEFTOVERS = ['summary.json', 'test-results.json', KNOWN_ISSUES];
/** All that the report needs is in the file: the browser is told to load nothing from another host. */
const POLICY =
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:\">";

/**
 * Generates the report and returns the path of its `index.html`. The settings are complete: no `allurerc` of the folder in
 * which the command runs is read. Rejects where the report could not be written.
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
          // the file would otherwise lie where the command was called
          resolutions: { knownIssuesPath: join(settings.outDir, KNOWN_ISSUES), ...resolutionsOf(knownIssues) },
        }),
    plugins: {
      awesome: {
        options: {
          reportName: settings.name,
          singleFile: true,
          groupBy: ['epic', 'feature'],
          // what failed comes first
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

/** All but the environment's file, which is for others that read the folder: shown as well, it would push the results off the screen. */
async function readResults(report: AllureReport, folder: string): Promise<void> {
  const limit = pLimit(FILES_AT_ONCE);
  const names = (await readdir(folder)).filter((name) => name !== 'environment.properties').sort();
  await Promise.all(names.map((name) => limit(() => report.readFile(join(folder, name)))));
}

/** Allure takes no slashes in it, and 64 characters at most. */
function environmentName(target: string): string {
  return target
    .replace(/^https?:\/\//, '')
    .replace(/[/\\]+/g, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
}

/** The page without its analytics scripts, and with a policy that lets nothing else be loaded from elsewhere. */
export function withoutAnalytics(html: string): string {
  return html
    .replace(ANALYTICS, (script) => (/googletagmanager\.com|\bgtag\(/.test(script.slice(0, 2000)) ? '' : script))
    .replace('<meta charset="utf-8">', (meta) => `${meta}\n    ${POLICY}`);
}
