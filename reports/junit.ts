/** `junit.xml`: one test suite per area, one test case per clause. */
import { XMLBuilder } from 'fast-xml-parser';
import { AREAS, type Clause, type ClauseRecord, type Conformance } from '../specs/model.ts';
import { causeLine } from './diagnosis/causeText.ts';
import { visible, visibleLine } from './text/escape.ts';
import { factLines, reasonOf } from './text/sentence.ts';
import { isNeeded } from './verdict/verdict.ts';

type Entry = Omit<ClauseRecord, 'exchanges'>;

/** The content of a test case: at most one of the first three. */
interface Outcome {
  failure?: Problem;
  error?: Problem;
  skipped?: { '@message': string };
  'system-out'?: string;
}

interface Problem {
  '@message': string;
  '@type': string;
  '#text': string;
}

const builder = new XMLBuilder({
  format: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

/**
 * Returns the run as JUnit XML.
 *
 * - A `fail` is a failure.
 * - An `error`, and an `inconclusive` clause that the level needs, is an error.
 * - A `warn` passes, with its findings in the output.
 * - Any other outcome but `pass` is skipped, with its reason as the message.
 */
export function junitReport(conformance: Conformance, clauses: readonly Clause[]): string {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const waivers = new Set((conformance.waived ?? []).map(({ id }) => id));
  const nameOf = ({ id }: Entry) => {
    const title = byId.get(id)?.title;
    return `${id}${title === undefined ? '' : `: ${title}`}${waivers.has(id) ? ' [waived by the profile]' : ''}`;
  };
  const suites = AREAS.flatMap((area) => {
    const entries = conformance.clauses.filter(({ id }) => byId.get(id)?.area === area);
    if (entries.length === 0) return [];
    const cases = entries.map((entry) => ({
      '@classname': `proofmark.${area}`,
      '@name': nameOf(entry),
      '@time': seconds(entry.durationMs),
      ...outcomeOf(entry, conformance),
    }));
    const duration = entries.reduce((sum, { durationMs }) => sum + durationMs, 0);
    return [{ ...heading(`proofmark.${area}`, duration, conformance, cases), testcase: cases }];
  });
  const cases = suites.flatMap(({ testcase }) => testcase);
  const all = { ...heading('proofmark', conformance.durationMs, conformance, cases), testsuite: suites };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: all })}`;
}

/** The attributes of a suite, or of all suites. */
function heading(name: string, durationMs: number, { startedAt }: Conformance, cases: readonly Outcome[]) {
  return {
    '@name': name,
    '@timestamp': startedAt,
    '@time': seconds(durationMs),
    '@tests': cases.length,
    '@failures': cases.filter(({ failure }) => failure !== undefined).length,
    '@errors': cases.filter(({ error }) => error !== undefined).length,
    '@skipped': cases.filter(({ skipped }) => skipped !== undefined).length,
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function outcomeOf(entry: Entry, conformance: Conformance): Outcome {
  const { outcome, observation } = entry;
  const reason = visibleLine(reasonOf(entry) ?? outcome);
  const details = visible([...causesOf(entry, conformance), ...entry.findings.map(findingText)].join('\n\n'));
  const problem = { '@message': reason, '@type': outcome, '#text': details };
  switch (outcome) {
    case 'pass':
      return observation === undefined ? {} : { 'system-out': visible(observation) };
    case 'fail':
      return { failure: problem };
    case 'warn':
      return { 'system-out': `warn: ${reason}\n${details}` };
    case 'error':
      return { error: problem };
    case 'inconclusive':
      if (isNeeded(entry, conformance.level)) return { error: problem };
      return { skipped: { '@message': `${outcome}: ${reason}` } };
    case 'not-exercised':
    case 'not-applicable':
      return { skipped: { '@message': `${outcome}: ${reason}` } };
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
