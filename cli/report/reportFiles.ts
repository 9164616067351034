/** The files of a run's report. */
import { join } from 'node:path';
import type { KnownIssue } from '../../reports/allure/knownIssues.ts';
import { loadProofFigures } from '../../reports/killMatrix/proofFigures.ts';
import { serializeConformance } from '../../reports/record/conformance.ts';
import { exchangesText } from '../../reports/record/exchanges.ts';
import { writeFileAtomic } from '../../reports/record/writeFileAtomic.ts';
import { count } from '../../reports/text/phrases.ts';
import { loadClauses, packageVersion } from '../../specs/load.ts';
import type { ClauseRecord, Conformance, Level } from '../../specs/model.ts';
import { REPORT_FILES } from './outDir.ts';

export function allureResultsDir(outDir: string): string {
  return join(outDir, REPORT_FILES.allureResults);
}

/** What the Allure report shows beside its results; no secrets. */
export function allureEnvironment(facts: {
  target: string;
  insecure?: boolean;
  /** Without userinfo. */
  proxy?: string;
  profile: string;
  resources: readonly string[];
  level: Level;
  seed: number;
  runs: number;
}): Record<string, string> {
  return {
    Target: facts.target,
    ...(facts.insecure === true ? { Certificate: 'not verified (--insecure)' } : {}),
    ...(facts.proxy === undefined ? {} : { Proxy: facts.proxy }),
    Profile: facts.profile,
    Resources: facts.resources.join(', '),
    Level: facts.level,
    Seed: String(facts.seed),
    Runs: String(facts.runs),
    proofmark: packageVersion(),
    Node: process.version,
  };
}

/** What a reader of the Allure report sees first: eight facts at most, or what failed is off the screen. */
function allureSummary({ verdict, level, attained, totals, profile, seed }: Conformance): Record<string, string> {
  const { core, full } = attained;
  return {
    Verdict: verdict,
    'Asked for': `level ${level}`,
    'Level core': `${core.passed} of ${core.of} required`,
    'Level full': `${full.passed} of ${full.of} required`,
    ...(totals.fail === 0 ? {} : { Failed: count(totals.fail, 'clause') }),
    ...(totals['not-exercised'] === 0 ? {} : { 'Not exercised': count(totals['not-exercised'], 'clause') }),
    Profile: profile.name,
    Seed: String(seed),
  };
}

/** Failures that a baseline knows of. */
function knownIssues({ gate }: Conformance): KnownIssue[] {
  return (gate?.known ?? []).map(({ clause, reason, issue }) => ({
    clause,
    reason,
    ...(issue === undefined ? {} : { link: issue }),
  }));
}

/** Where a report goes, and what it is made from. */
export interface ReportInput {
  outDir: string;
  conformance: Conformance;
  /** One for each clause of `conformance` that has any exchanges; redacted. */
  records: readonly ClauseRecord[];
  /** What the Allure report shows beside the results that lie in the folder, or null where no Allure report is wanted. */
  allure: Record<string, string> | null;
  /** Allure's file of earlier runs, checked; absolute. */
  historyFile?: string | null;
  /** Asked before each file is written; `told` are the records that it tells. By default all are. */
  vet?: VetReport;
}

/** Whether an artefact may be written or printed with that text. */
export type VetReport = (artefact: string, text: string, told: Conformance['clauses']) => boolean;

/** What `exchanges.ndjson` tells of a record. */
function exchangesAlone(record: ClauseRecord): ClauseRecord {
  const { observation: _, ...told } = record;
  return { ...told, reason: null, findings: [], cases: [] };
}

/** Writes everything that may be written, and gives back what to open: `[what, path]`. */
export async function writeReports(input: ReportInput): Promise<[string, string][]> {
  const { outDir, conformance, records, allure, historyFile = null, vet = () => true } = input;
  const clauses = loadClauses(conformance.suite.revision);
  const written: [string, string][] = [];
  const write = async (what: string, name: string, text: string, told = conformance.clauses) => {
    if (!vet(name, text, told)) return;
    const file = join(outDir, name);
    await writeFileAtomic(file, text);
    written.push([what, file]);
  };
  // First what the verdict rests on: it is to be there even if a report fails to be made.
  await write('Record', REPORT_FILES.conformance, serializeConformance(conformance));
  await write('Exchanges', REPORT_FILES.exchanges, exchangesText(records), records.map(exchangesAlone));
  const { junitReport } = await import('../../reports/junit.ts');
  await write('JUnit', REPORT_FILES.junit, junitReport(conformance, clauses));
  // it links to the Allure report, which is about to be written
  const { renderPage } = await import('../../reports/page/render.ts');
  const page = await renderPage(conformance, {
    clauses,
    figures: loadProofFigures(),
    allureReport: allure === null ? null : `${REPORT_FILES.allureReport}/index.html`,
  });
  await write('Page', REPORT_FILES.page, page);
  // what a person opens first stands first
  written.sort(([one], [other]) => Number(other === 'Page') - Number(one === 'Page'));
  if (allure === null) return written;
  const { generateAllureReport } = await import('../../reports/allure/generate.ts');
  const allureReport = await generateAllureReport({
    resultsDirs: [allureResultsDir(outDir)],
    outDir: join(outDir, REPORT_FILES.allureReport),
    name: `${conformance.verdict}: ${conformance.target.baseUrl}`,
    summary: allureSummary(conformance),
    target: allure.Target ?? conformance.target.baseUrl,
    environment: allure,
    ...(historyFile === null ? {} : { historyFile }),
    knownIssues: knownIssues(conformance),
  });
  return [...written, ['Allure report', allureReport]];
}
