/** The summary of a run on the terminal. */
import { AREAS, type Clause, type Conformance, OUTCOMES, type Outcome, type Verdict } from '../../specs/model.ts';
import { causeLines } from '../diagnosis/causeText.ts';
import { visibleLine } from '../text/escape.ts';
import { count, listed } from '../text/phrases.ts';
import { attempted } from '../verdict/gate.ts';
import { attemptedPassed } from '../verdict/verdict.ts';
import { waiverText } from '../verdict/waiverText.ts';
import { failureDetails, failureList } from './failures.ts';
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
  /** Prints everything. Otherwise, the summary fits on a screen. */
  verbose?: boolean;
}

/** Returns the verdict, the attained levels and the reason: the line that `--quiet` prints. */
export function verdictLine(conformance: Conformance, colors: Colors): string {
  const { verdict, level, attained, reason, waived } = conformance;
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

/** `1/1 selected clauses passed`, in green if the exit status is 0. The verdict of a selection stays incomplete. */
function selectionLines(conformance: Conformance, colors: Colors): string[] {
  const { level, selection, clauses } = conformance;
  if (selection === undefined) return [];
  const extent = { level, selection: { patterns: selection.patterns, ids: selection.clauses } };
  const own = attempted(conformance);
  const passed = own.filter(({ outcome }) => outcome === 'pass').length;
  const text = `${passed}/${count(own.length, 'selected clause')} passed`;
  return [`Selection       ${attemptedPassed(clauses, extent) ? colors.green(text) : text}`];
}

/** Returns the summary, which ends with a line feed. */
export function renderSummary(conformance: Conformance, options: SummaryOptions): string {
  const { colors, reports, verbose = false } = options;
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
    verbose ? areaLines(conformance, options) : [],
    verbose ? failureDetails(conformance, options) : failureList(conformance, options),
    openLines(conformance, colors, verbose),
    showsMatrix(conformance, options) ? renderMatrix(conformance, options) : [],
    [
      totalsLine(conformance, colors),
      `${count(requests, 'request')} in ${(durationMs / 1000).toFixed(1)} s`,
      ...paths,
      ...selectionLines(conformance, colors),
      `Verdict         ${verdictLine(conformance, colors)}`,
      ...gateLines(conformance, colors),
    ],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

/** Whether a cell was attempted, and nothing that failed is more important. */
function showsMatrix(conformance: Conformance, { clauses, verbose = false }: SummaryOptions): boolean {
  const ids = new Set(attempted(conformance).map(({ id }) => id));
  if (!clauses.some(({ id, cell }) => cell !== undefined && ids.has(id))) return false;
  const { selection, totals } = conformance;
  return verbose || (selection === undefined && totals.fail + totals.warn + totals.error === 0);
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
    const entries = attempted(conformance).filter(({ id }) => areaOf.get(id) === area);
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

const OPEN: readonly Outcome[] = ['error', 'inconclusive', 'not-exercised'];

/** Groups of clauses without evidence that are shown without `--verbose`. */
const MOST_GROUPS = 3;

/** Returns the clauses that settled nothing, grouped by reason. The summary of a screen shows the largest groups. */
function openLines(conformance: Conformance, colors: Colors, verbose: boolean): string[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of attempted(conformance)) {
    if (!OPEN.includes(entry.outcome)) continue;
    // the reason of an error contains a stack trace after the first line
    const [reason = ''] = (entry.reason ?? 'no reason given').split('\n');
    const key = `${entry.outcome}: ${visibleLine(reason)}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  if (!verbose) return largestGroups(groups, colors);
  return [...groups].flatMap(([key, entries]) => {
    const outcome = entries[0]?.outcome ?? 'inconclusive';
    const most = 8;
    const ids = entries.slice(0, most).map(({ id }) => id);
    const more = entries.length > most ? ` and ${entries.length - most} more` : '';
    return [paint(colors, outcome, `${SYMBOLS[outcome]} ${key}`), `    ${ids.join(' ')}${more}`];
  });
}

function largestGroups(groups: ReadonlyMap<string, Entry[]>, colors: Colors): string[] {
  const rank = ({ outcome }: Entry) => OPEN.indexOf(outcome);
  const sorted = [...groups].sort(
    ([, [a, ...as]], [, [b, ...bs]]) =>
      (a === undefined || b === undefined ? 0 : rank(a) - rank(b)) || bs.length - as.length,
  );
  const lines = sorted.slice(0, MOST_GROUPS).map(([key, entries]) => {
    const outcome = entries[0]?.outcome ?? 'inconclusive';
    const cut = key.length <= 110 ? key : `${key.slice(0, 110)}…`;
    return `${paint(colors, outcome, `${SYMBOLS[outcome]} ${cut}`)} ${colors.dim(
      `(${listed(
        entries.map(({ id }) => id),
        2,
      )})`,
    )}`;
  });
  const more = sorted.length - MOST_GROUPS;
  return more > 0 ? [...lines, colors.dim(`  and ${count(more, 'more reason')}: see the page, or --verbose`)] : lines;
}

function totalsLine(conformance: Conformance, colors: Colors): string {
  const own = attempted(conformance);
  const parts = OUTCOMES.flatMap((outcome) => {
    const number = own.filter((entry) => entry.outcome === outcome).length;
    return outcome === 'pass' || number > 0 ? [paint(colors, outcome, `${number} ${outcome}`)] : [];
  });
  return `${count(own.length, conformance.selection === undefined ? 'clause' : 'selected clause')}: ${parts.join(', ')}`;
}
