/** The summary of a run on the terminal. */
import { AREAS, type Clause, type Conformance, OUTCOMES, type Outcome, type Verdict } from '../../specs/model.ts';
import { causeLines } from '../diagnosis/causeText.ts';
import { visible, visibleLine } from '../text/escape.ts';
import { count } from '../text/phrases.ts';
import { waiverText } from '../verdict/waiverText.ts';
import { renderMatrix } from './matrix.ts';
import { type Colors, paint, SYMBOLS } from './style.ts';

type Entry = Conformance['clauses'][number];

interface SummaryOptions {
  clauses: readonly Clause[];
  colors: Colors;
  /** The written reports. */
  reports: readonly [name: string, path: string][];
  /** How the user gives the token to a printed curl command; null if no hint is needed. */
  hint: string | null;
}

/** Returns the verdict, the attained levels and the reason: the line that `--quiet` prints. */
export function verdictLine({ verdict, level, attained, reason, waived }: Conformance, colors: Colors): string {
  const shade: Record<Verdict, (text: string) => string> = {
    conformant: colors.green,
    'non-conformant': colors.red,
    incomplete: colors.yellow,
  };
  const { core, full } = attained;
  const levels = `core ${core.passed}/${core.of}, full ${full.passed}/${full.of}`;
  const why = reason === null ? '' : `: ${visibleLine(reason)}`;
  const waivers = waiverText(waived);
  return `${colors.bold(shade[verdict](verdict))} at level ${level} (${levels})${waivers === null ? '' : `, ${waivers}`}${why}`;
}

/** Returns the summary, which ends with a line feed. */
export function renderSummary(conformance: Conformance, options: SummaryOptions): string {
  const { colors, reports } = options;
  const { target, profile, seed, requests, durationMs } = conformance;
  const connection = [
    ...(target.proxy === undefined ? [] : [`proxy ${visibleLine(target.proxy)}`]),
    ...(target.insecure === true ? ['certificate not verified (--insecure)'] : []),
  ];
  const facts = [visibleLine(target.baseUrl), ...connection, `profile ${visibleLine(profile.name)}`, `seed ${seed}`];
  const paths = reports.map(([name, path]) => `${name.padEnd(16)}${visibleLine(path)}`);
  const sections = [
    [colors.bold(facts.join(' · '))],
    causeLines(conformance).map((line) => colors.red(visibleLine(line))),
    areaLines(conformance, options),
    failureLines(conformance, options),
    openLines(conformance, colors),
    renderMatrix(conformance, options),
    [
      totalsLine(conformance, colors),
      `${count(requests, 'request')} in ${(durationMs / 1000).toFixed(1)} s`,
      ...paths,
      `Verdict         ${verdictLine(conformance, colors)}`,
      ...gateLines(conformance, colors),
    ],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Returns the line with the result of the gate, which scripts may parse, then one line per finding. */
export function gateLines({ gate }: Conformance, colors: Colors): string[] {
  if (gate === undefined) return [];
  const known = gate.known.length === 0 ? '' : ` (${count(gate.known.length, 'known deviation')})`;
  const result = gate.passed ? colors.green('passed') : colors.red(`failed, ${count(gate.findings.length, 'finding')}`);
  const findings = gate.findings.map(
    ({ kind, clause, message }) => `  ${colors.red(kind.padEnd(18))}${colors.bold(clause)}: ${visibleLine(message)}`,
  );
  return [`Gate            ${colors.bold(result)}${known}`, ...findings];
}

function areaLines(conformance: Conformance, { clauses, colors }: SummaryOptions): string[] {
  const areaOf = new Map(clauses.map(({ id, area }) => [id, area]));
  return AREAS.flatMap((area) => {
    const entries = conformance.clauses.filter(({ id }) => areaOf.get(id) === area);
    if (entries.length === 0) return [];
    const passed = entries.filter(({ outcome }) => outcome === 'pass').length;
    const others = OUTCOMES.filter((outcome) => outcome !== 'pass').flatMap((outcome) => {
      const number = entries.filter((entry) => entry.outcome === outcome).length;
      return number === 0 ? [] : [paint(colors, outcome, `${SYMBOLS[outcome]} ${number} ${outcome}`)];
    });
    const tally = `${passed}/${entries.length}`.padStart(6);
    return [
      `  ${area.padEnd(10)}${paint(colors, passed === entries.length ? 'pass' : 'inconclusive', tally)}   ${others.join('  ')}`.trimEnd(),
    ];
  });
}

/** Returns each failed or warned clause with its evidence. */
function failureLines(conformance: Conformance, { clauses, colors, hint }: SummaryOptions): string[] {
  const titles = new Map(clauses.map(({ id, title }) => [id, title]));
  const shown: Outcome[] = ['fail', 'warn'];
  const entries = shown.flatMap((outcome) => conformance.clauses.filter((entry) => entry.outcome === outcome));
  const lines = entries.flatMap((entry) => [
    `${paint(colors, entry.outcome, `${SYMBOLS[entry.outcome]} ${colors.bold(entry.id)}`)}  ${titles.get(entry.id) ?? ''}`,
    ...findingLines(entry, colors),
  ]);
  const needsToken = entries.some(({ findings }) => findings.some(({ curl }) => curl.includes('TWILIO_AUTH_TOKEN')));
  return needsToken && hint !== null ? [...lines, colors.dim(visibleLine(hint))] : lines;
}

/** Returns the first findings of a clause. The reports contain all of them. */
function findingLines({ findings, reason }: Entry, colors: Colors): string[] {
  if (findings.length === 0) return [`    ${visibleLine(reason ?? 'no reason given')}`];
  const most = 2;
  const lines = findings.slice(0, most).flatMap(({ message, expected, actual, curl, replay }) => [
    `    ${visibleLine(message)}`,
    `      ${colors.dim('expected')}  ${visibleLine(expected)}`,
    `      ${colors.dim('actual')}    ${visibleLine(actual)}`,
    ...(replay === undefined ? [] : [`      ${colors.dim('smallest')}  ${visibleLine(replay.counterexample)}`]),
    ...visible(curl)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => `      ${line}`),
  ]);
  const more = findings.length - most;
  return more > 0 ? [...lines, `    ${colors.dim(`and ${count(more, 'more finding')} in conformance.json`)}`] : lines;
}

const OPEN: readonly Outcome[] = ['error', 'inconclusive', 'not-exercised'];

/** Returns the clauses that settled nothing, grouped by reason. */
function openLines(conformance: Conformance, colors: Colors): string[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of conformance.clauses) {
    if (!OPEN.includes(entry.outcome)) continue;
    // the reason of an error contains a stack trace after the first line
    const [reason = ''] = (entry.reason ?? 'no reason given').split('\n');
    const key = `${entry.outcome}: ${visibleLine(reason)}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups].flatMap(([key, entries]) => {
    const outcome = entries[0]?.outcome ?? 'inconclusive';
    const most = 8;
    const ids = entries.slice(0, most).map(({ id }) => id);
    const more = entries.length > most ? ` and ${entries.length - most} more` : '';
    return [paint(colors, outcome, `${SYMBOLS[outcome]} ${key}`), `    ${ids.join(' ')}${more}`];
  });
}

function totalsLine({ totals, clauses }: Conformance, colors: Colors): string {
  const parts = OUTCOMES.filter((outcome) => outcome === 'pass' || totals[outcome] > 0).map((outcome) =>
    paint(colors, outcome, `${totals[outcome]} ${outcome}`),
  );
  return `${count(clauses.length, 'clause')}: ${parts.join(', ')}`;
}
