/** `junit.xml`: one test suite per area, one test case per clause. */
import { createRequire } from 'node:module';
import type { Builder, TestSuite } from 'junit-report-builder';
import { AREAS, type Clause, type ClauseRecord, type Conformance } from '../specs/model.ts';
import { causeLine } from './diagnosis/causeText.ts';
import { visible, visibleLine } from './text/escape.ts';
import { factLines, reasonOf } from './text/sentence.ts';
import { isNeeded } from './verdict/verdict.ts';

// the types declare a default export, but the CommonJS module exports the builder itself
const builder: Builder = createRequire(import.meta.url)('junit-report-builder');

type Entry = Omit<ClauseRecord, 'exchanges'>;

/**
 * Returns the run as JUnit XML.
 *
 * - A `fail` is a failure.
 * - An `error`, and an `inconclusive` clause that the level needs, is an error.
 * - A `warn` passes, with its findings in the output.
 * - Any other outcome but `pass` is skipped, with its reason in the output.
 */
export function junitReport(conformance: Conformance, clauses: readonly Clause[]): string {
  const report = builder.newBuilder().name('proofmark');
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const waivers = new Set((conformance.waived ?? []).map(({ id }) => id));
  for (const area of AREAS) {
    const entries = conformance.clauses.filter(({ id }) => byId.get(id)?.area === area);
    if (entries.length === 0) continue;
    const suite = report.testSuite().name(`proofmark.${area}`).timestamp(conformance.startedAt);
    for (const entry of entries) {
      const waived = waivers.has(entry.id) ? ' [waived by the profile]' : '';
      addCase(suite, entry, conformance, `${byId.get(entry.id)?.title ?? ''}${waived}`);
    }
  }
  return report.build();
}

function addCase(suite: TestSuite, entry: Entry, conformance: Conformance, title: string): void {
  const area = entry.id.slice(0, entry.id.indexOf('.'));
  const testCase = suite
    .testCase()
    .className(`proofmark.${area}`)
    .name(title === '' ? entry.id : `${entry.id}: ${title}`)
    .time(entry.durationMs / 1000);
  const reason = visibleLine(reasonOf(entry) ?? entry.outcome);
  const details = visible([...causesOf(entry, conformance), ...entry.findings.map(findingText)].join('\n\n'));
  switch (entry.outcome) {
    case 'pass':
      if (entry.observation !== undefined) testCase.standardOutput(visible(entry.observation));
      return;
    case 'fail':
      testCase.failure(reason, 'fail').stacktrace(details);
      return;
    case 'warn':
      testCase.standardOutput(`warn: ${reason}\n${details}`);
      return;
    case 'error':
      testCase.error(reason, 'error', details);
      return;
    case 'inconclusive':
      if (isNeeded(entry, conformance.level)) testCase.error(reason, 'inconclusive', details);
      else testCase.skipped().standardOutput(`inconclusive: ${reason}`);
      return;
    case 'not-exercised':
    case 'not-applicable':
      testCase.skipped().standardOutput(`${entry.outcome}: ${reason}`);
  }
}

function causesOf({ id }: Entry, { diagnosis }: Conformance): string[] {
  if (diagnosis === undefined) return [];
  const causes = diagnosis.causes.filter(({ explains }) => explains.includes(id));
  return causes.map((cause) => causeLine(cause, diagnosis));
}

/** Returns the lines of a finding. */
export function findingText(finding: Entry['findings'][number]): string {
  const { curl, replay } = finding;
  const lines = factLines(finding);
  if (replay !== undefined) lines.push(`seed ${replay.seed}, path ${replay.path}: ${replay.counterexample}`);
  if (curl !== '') lines.push(curl);
  return lines.join('\n');
}
