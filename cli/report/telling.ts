/** What a finished run, or a merged one, prints. */
import { appendFileSync } from 'node:fs';
import { annotations, jobSummary } from '../../reports/console/jobSummary.ts';
import { colorsFor } from '../../reports/console/style.ts';
import { gateLines, renderSummary, verdictLine } from '../../reports/console/summary.ts';
import { serializeConformance } from '../../reports/record/conformance.ts';
import { visibleLine } from '../../reports/text/escape.ts';
import { refusedEverywhere } from '../../reports/verdict/remedies.ts';
import { loadClauses } from '../../specs/load.ts';
import type { Conformance } from '../../specs/model.ts';
import type { Env } from '../settings/target.ts';
import { codeOf } from '../settings/tls.ts';
import type { VetReport } from './reportFiles.ts';

export type Print = 'summary' | 'json' | 'quiet';

export interface Told {
  print: Print;
  /** What to open: `[what, path]`. */
  reports: [string, string][];
  /** How a printed curl is to be given the token, or null. */
  hint: string | null;
  /** Asked before anything is printed; by default all is. */
  vet?: VetReport;
}

/** For lines that go through `complain`, which shows escapes as text. */
const PLAIN = colorsFor({}, {});

export const TOKEN_HINT = 'The commands want the token exported as TWILIO_AUTH_TOKEN.';

export function printOf({ json, quiet }: { json?: boolean; quiet?: boolean }): Print {
  return json === true ? 'json' : quiet === true ? 'quiet' : 'summary';
}

/** The one thing that `--json` or `--quiet` asks for, or the summary. */
export function tell(conformance: Conformance, told: Told, env: Env): void {
  const { print, vet = () => true } = told;
  const refused = refusedEverywhere(conformance);
  if (refused !== null && print !== 'summary' && vet('a line on stderr', refused, [])) complain(refused);
  if (print !== 'summary') {
    const gate = gateLines(conformance, PLAIN);
    if (vet('the gate’s lines on stderr', gate.join('\n'), conformance.clauses)) gate.forEach(complain);
  }
  const text = textOf(conformance, told, env);
  if (vet('stdout', text, conformance.clauses)) process.stdout.write(text);
  if (env.GITHUB_ACTIONS === 'true') tellGithub(conformance, vet, env);
}

function textOf(conformance: Conformance, { print, reports, hint }: Told, env: Env): string {
  const colors = colorsFor(process.stdout, env);
  if (print === 'json') return serializeConformance(conformance);
  if (print === 'quiet') return `${verdictLine(conformance, colors)}\n`;
  return renderSummary(conformance, { clauses: loadClauses(conformance.suite.revision), colors, reports, hint });
}

/** Annotations, on stderr lest they spoil what `--json` prints, and the job summary. */
function tellGithub(conformance: Conformance, vet: VetReport, { GITHUB_STEP_SUMMARY: file }: Env): void {
  const told = `${annotations(conformance).join('\n')}\n`;
  if (told !== '\n' && vet('the annotations on stderr', told, conformance.clauses)) process.stderr.write(told);
  if (file === undefined || file === '') return;
  const summary = jobSummary(conformance, loadClauses(conformance.suite.revision));
  if (!vet('the job summary', summary, conformance.clauses)) return;
  try {
    appendFileSync(file, summary);
  } catch (error) {
    complain(`the job summary could not be written (${codeOf(error)})`);
  }
}

/** A line on stderr. */
export function complain(text: string): void {
  process.stderr.write(`proofmark: ${visibleLine(text)}\n`);
}
