/** The failures of a run on the terminal. */
import type { Clause, Conformance, Outcome } from '../../specs/model.ts';
import { byCause } from '../diagnosis/causeText.ts';
import { visible, visibleLine } from '../text/escape.ts';
import { count } from '../text/phrases.ts';
import { reasonOf, sentenceOf } from '../text/sentence.ts';
import { type Colors, paint, SYMBOLS } from './style.ts';

type Entry = Conformance['clauses'][number];

interface FailureOptions {
  clauses: readonly Clause[];
  colors: Colors;
  /** How the user gives the token to a printed curl command; null if no hint is needed. */
  hint: string | null;
}

/** Failures that are shown without `--verbose`, and the lines of commands that may follow the first. */
const MOST = 8;
const MOST_COMMANDS = 4;
/** The maximum length of a sentence without `--verbose`. Characters. */
const LONGEST = 140;
/** Findings per clause with `--verbose`. */
const FINDINGS = 2;

/** Failed clauses, then warned ones. */
function failedIn({ clauses }: Conformance): Entry[] {
  const shown: Outcome[] = ['fail', 'warn'];
  return shown.flatMap((outcome) => clauses.filter((entry) => entry.outcome === outcome));
}

const needsToken = ({ findings }: Entry): boolean => findings.some(({ curl }) => curl.includes('TWILIO_AUTH_TOKEN'));

/** One line per failed clause, by cause, and the commands of the first if they are short. */
export function failureList(conformance: Conformance, { colors, hint }: FailureOptions): string[] {
  const entries = byCause(failedIn(conformance), conformance).flatMap((group) => group.entries);
  const lines = entries.slice(0, MOST).map((entry) => {
    const sentence = visibleLine(reasonOf(entry) ?? 'no reason given');
    const cut = sentence.length <= LONGEST ? sentence : `${sentence.slice(0, LONGEST)}…`;
    return `${paint(colors, entry.outcome, `${SYMBOLS[entry.outcome]} ${colors.bold(entry.id)}`)}  ${cut}`;
  });
  const more = entries.length - MOST;
  if (more > 0) lines.push(colors.dim(`  and ${count(more, 'more clause')}: see the page, or --verbose`));
  const [first] = entries;
  const commands = visible(first?.findings[0]?.curl ?? '')
    .split('\n')
    .filter((line) => line !== '');
  if (first === undefined || commands.length === 0 || commands.length > MOST_COMMANDS) return lines;
  const reproduce = [`To reproduce ${first.id}:`, ...commands.map((line) => `  ${line}`)];
  return [...lines, '', ...reproduce, ...(needsToken(first) && hint !== null ? [colors.dim(visibleLine(hint))] : [])];
}

/** Each failed clause with its findings and their commands. */
export function failureDetails(conformance: Conformance, { clauses, colors, hint }: FailureOptions): string[] {
  const titles = new Map(clauses.map(({ id, title }) => [id, title]));
  const entries = failedIn(conformance);
  const lines = entries.flatMap((entry) => [
    `${paint(colors, entry.outcome, `${SYMBOLS[entry.outcome]} ${colors.bold(entry.id)}`)}  ${titles.get(entry.id) ?? ''}`,
    ...findingLines(entry, colors),
  ]);
  return entries.some(needsToken) && hint !== null ? [...lines, colors.dim(visibleLine(hint))] : lines;
}

/** Returns the first findings of a clause. The reports contain all of them. */
function findingLines({ findings, reason }: Entry, colors: Colors): string[] {
  if (findings.length === 0) return [`    ${visibleLine(reason ?? 'no reason given')}`];
  const lines = findings.slice(0, FINDINGS).flatMap((finding) => [
    `    ${visibleLine(sentenceOf(finding))}`,
    `      ${colors.dim('expected')}  ${visibleLine(finding.expected)}`,
    `      ${colors.dim('actual')}    ${visibleLine(finding.actual)}`,
    ...(finding.replay === undefined
      ? []
      : [`      ${colors.dim('smallest')}  ${visibleLine(finding.replay.counterexample)}`]),
    ...visible(finding.curl)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `      ${line}`),
  ]);
  const more = findings.length - FINDINGS;
  return more > 0 ? [...lines, `    ${colors.dim(`and ${count(more, 'more finding')} in conformance.json`)}`] : lines;
}
