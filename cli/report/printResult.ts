/** Prints the result of a run or of a merge. */
import { appendFileSync } from 'node:fs';
import { annotations, jobSummary } from '../../reports/console/jobSummary.ts';
import { colorsFor } from '../../reports/console/style.ts';
import { gateLines, renderSummary, verdictLine } from '../../reports/console/summary.ts';
import { serializeConformance } from '../../reports/record/conformance.ts';
import { refusedEverywhere } from '../../reports/verdict/remedies.ts';
import { loadClauses } from '../../specs/load.ts';
import type { Conformance } from '../../specs/model.ts';
import { errorCode } from '../process/errors.ts';
import { printNotice } from '../process/notice.ts';
import type { Env } from '../settings/target/target.ts';
import type { MayWrite } from './writeReports.ts';

export type OutputFormat = 'summary' | 'verbose' | 'json' | 'quiet';

export interface PrintOptions {
  format: OutputFormat;
  /** The files to list, as `[what, path]`. */
  reports: [what: string, path: string][];
  /** How to give the token to a printed curl command, or null. */
  hint: string | null;
  /** Called before anything is printed. By default everything may be printed. */
  mayWrite?: MayWrite;
}

export const TOKEN_HINT = 'The commands read the token from the variable TWILIO_AUTH_TOKEN: export it first.';

/** `printNotice` escapes control characters, so its lines have no colours. */
const NO_COLORS = colorsFor({}, {});

export function outputFormat(options: { json?: boolean; quiet?: boolean; verbose?: boolean }): OutputFormat {
  const { json, quiet, verbose } = options;
  return json === true ? 'json' : quiet === true ? 'quiet' : verbose === true ? 'verbose' : 'summary';
}

/** Prints the result in the format; on GitHub Actions also annotations and the job summary. */
export function printResult(conformance: Conformance, options: PrintOptions, env: Env): void {
  const { format, mayWrite = () => true } = options;
  const refused = refusedEverywhere(conformance);
  const isSummary = format === 'summary' || format === 'verbose';
  if (refused !== null && !isSummary && mayWrite('a line on stderr', refused, [])) printNotice(refused);
  if (!isSummary) {
    const gate = gateLines(conformance, NO_COLORS);
    if (mayWrite('the gate’s lines on stderr', gate.join('\n'), conformance.clauses)) gate.forEach(printNotice);
  }
  const text = textOf(conformance, options, env);
  if (mayWrite('stdout', text, conformance.clauses)) process.stdout.write(text);
  if (env.GITHUB_ACTIONS === 'true') printForGithub(conformance, mayWrite, env);
}

function textOf(conformance: Conformance, { format, reports, hint }: PrintOptions, env: Env): string {
  const colors = colorsFor(process.stdout, env);
  if (format === 'json') return serializeConformance(conformance);
  if (format === 'quiet') return `${verdictLine(conformance, colors)}\n`;
  const clauses = loadClauses(conformance.suite.revision);
  return renderSummary(conformance, { clauses, colors, reports, hint, verbose: format === 'verbose' });
}

/** Prints the annotations on stderr, since stdout may carry JSON, and appends to the job summary. */
function printForGithub(conformance: Conformance, mayWrite: MayWrite, { GITHUB_STEP_SUMMARY: file }: Env): void {
  const text = `${annotations(conformance).join('\n')}\n`;
  if (text !== '\n' && mayWrite('the annotations on stderr', text, conformance.clauses)) process.stderr.write(text);
  if (file === undefined || file === '') return;
  const summary = jobSummary(conformance, loadClauses(conformance.suite.revision));
  if (!mayWrite('the job summary', summary, conformance.clauses)) return;
  try {
    appendFileSync(file, summary);
  } catch (error) {
    printNotice(`the job summary could not be written (${errorCode(error)})`);
  }
}
