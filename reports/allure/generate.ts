/** The Allure 3 report in one file that asks nothing of the network. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AllureReport, resolveConfig } from '@allurereport/core';
import { CATEGORIES } from './statuses.ts';

export interface AllureReportSettings {
  /** Folders of result files; several shards make one report. */
  resultsDirs: string[];
  /** Receives `index.html`; created. */
  outDir: string;
  name: string;
  /** Shown beside the results: target, profile, level, seed, versions. No secrets. */
  environment: Record<string, string>;
}

/** The scripts by which the report would tell its makers that somebody looks at it. */
const ANALYTICS = /<script\b[^>]*>(?:(?!<\/script>)[\s\S])*?<\/script>/g;
/** Written beside the page for tools of Allure's own. */
const LEFTOVERS = ['summary.json', 'test-results.json'];
/** All that the report needs is in the file: the browser is told to load nothing from another host. */
const POLICY =
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob:\">";

/**
 * Generates the report and returns the path of its `index.html`. The settings are complete: no `allurerc` of the folder in
 * which the command runs is read. Rejects where the report could not be written.
 */
export async function generateAllureReport(settings: AllureReportSettings): Promise<string> {
  const config = await resolveConfig({
    name: settings.name,
    output: settings.outDir,
    variables: settings.environment,
    categories: CATEGORIES,
    plugins: {
      awesome: {
        options: { reportName: settings.name, singleFile: true, groupBy: ['epic', 'feature'], reportLanguage: 'en' },
      },
    },
  });
  const report = new AllureReport(config);
  await report.start();
  for (const folder of settings.resultsDirs) await report.readDirectory(folder);
  await report.done();
  for (const name of LEFTOVERS) await rm(join(settings.outDir, name), { force: true });
  const file = join(settings.outDir, 'index.html');
  await writeFile(file, withoutAnalytics(await readFile(file, 'utf8')));
  return file;
}

/** The page without its analytics scripts, and with a policy that lets nothing else be loaded from elsewhere. */
export function withoutAnalytics(html: string): string {
  return html
    .replace(ANALYTICS, (script) => (/googletagmanager\.com|\bgtag\(/.test(script.slice(0, 2000)) ? '' : script))
    .replace('<meta charset="utf-8">', (meta) => `${meta}\n    ${POLICY}`);
}
