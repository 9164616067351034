/** Writes the report files of a run. */
import { join } from 'node:path';
import { loadProofFigures } from '../../reports/killMatrix/proofFigures.ts';
import { serializeConformance } from '../../reports/record/conformance.ts';
import { exchangesText } from '../../reports/record/exchanges.ts';
import { writeFileAtomic } from '../../reports/record/writeFileAtomic.ts';
import { loadClauses } from '../../specs/load.ts';
import type { ClauseRecord, Conformance } from '../../specs/model.ts';
import { allureSummary, knownIssues } from './allureFacts.ts';
import { allureResultsDir, REPORT_FILES } from './reportFolder.ts';
import { type OnUnwritten, unlessUnwritten } from './unwritten.ts';

export interface ReportInput {
  reportDir: string;
  conformance: Conformance;
  /** One for each clause that has exchanges; redacted. */
  records: readonly ClauseRecord[];
  /** The environment table of the Allure report, or null for no Allure report. */
  allure: Record<string, string> | null;
  /** Allure's file of earlier runs, checked, as an absolute path. */
  historyFile?: string | null;
  /** Called before each file is written. By default every file may be written. */
  mayWrite?: MayWrite;
  /** Called for a file that the system does not write, such as on a full disk. By default that is an error. */
  onUnwritten?: OnUnwritten;
}

/** Whether `text` may be written to `artefact`; `records` are the clauses that it shows. */
export type MayWrite = (artefact: string, text: string, records: Conformance['clauses']) => boolean;

/** Writes every permitted file and returns the written ones as `[what, path]`, the page first. */
export async function writeReports(input: ReportInput): Promise<[what: string, path: string][]> {
  const { reportDir, conformance, records, allure, historyFile = null, mayWrite = () => true, onUnwritten } = input;
  const clauses = loadClauses(conformance.suite.revision);
  const written: [what: string, path: string][] = [];
  const write = async (what: string, name: string, text: string, shown = conformance.clauses) => {
    if (!mayWrite(name, text, shown)) return;
    const file = join(reportDir, name);
    const done = await unlessUnwritten(name, () => writeFileAtomic(file, text).then(() => true), onUnwritten);
    if (done === true) written.push([what, file]);
  };
  // the verdict and its evidence come first, in case a later report fails
  await write('Record', REPORT_FILES.conformance, serializeConformance(conformance));
  await write('Exchanges', REPORT_FILES.exchanges, exchangesText(records), records.map(exchangesOnly));
  const { junitReport } = await import('../../reports/junit.ts');
  await write('JUnit', REPORT_FILES.junit, junitReport(conformance, clauses));
  const { renderPage } = await import('../../reports/page/render.ts');
  const page = await renderPage(conformance, {
    clauses,
    figures: loadProofFigures(),
    allureReport: allure === null ? null : `${REPORT_FILES.allureReport}/index.html`,
  });
  await write('Page', REPORT_FILES.page, page);
  written.sort(([one], [other]) => Number(other === 'Page') - Number(one === 'Page'));
  if (allure === null) return written;
  const { generateAllureReport } = await import('../../reports/allure/generate.ts');
  const generate = () =>
    generateAllureReport({
      resultsDirs: [allureResultsDir(reportDir)],
      outDir: join(reportDir, REPORT_FILES.allureReport),
      name: `${conformance.verdict}: ${conformance.target.baseUrl}`,
      summary: allureSummary(conformance),
      target: allure.Target ?? conformance.target.baseUrl,
      environment: allure,
      ...(historyFile === null ? {} : { historyFile }),
      knownIssues: knownIssues(conformance),
    });
  const allureReport = await unlessUnwritten(REPORT_FILES.allureReport, generate, onUnwritten);
  return allureReport === undefined ? written : [...written, ['Allure report', allureReport]];
}

/** The parts of a record that `exchanges.ndjson` contains. */
function exchangesOnly(record: ClauseRecord): ClauseRecord {
  const { observation: _, ...rest } = record;
  return { ...rest, reason: null, findings: [], cases: [] };
}
