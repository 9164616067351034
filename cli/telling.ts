/** What a finished run, or a merged one, prints. */
import { serializeConformance } from '../reports/conformance.ts';
import { renderSummary, verdictLine } from '../reports/console.ts';
import { refusedEverywhere } from '../reports/reach.ts';
import { colorsFor } from '../reports/style.ts';
import { visibleLine } from '../reports/text.ts';
import { loadClauses } from '../specs/load.ts';
import type { Conformance } from '../specs/model.ts';
import type { Env } from './target.ts';

export type Print = 'summary' | 'json' | 'quiet';

export interface Told {
  print: Print;
  /** What to open: `[what, path]`. */
  reports: [string, string][];
  /** How a printed curl is to be given the token, or null. */
  hint: string | null;
}

export const TOKEN_HINT = 'The commands want the token exported as TWILIO_AUTH_TOKEN.';

export function printOf({ json, quiet }: { json?: boolean; quiet?: boolean }): Print {
  return json === true ? 'json' : quiet === true ? 'quiet' : 'summary';
}

/** The one thing that `--json` or `--quiet` asks for, or the summary. */
export function tell(conformance: Conformance, { print, reports, hint }: Told, env: Env): void {
  const refused = refusedEverywhere(conformance);
  if (refused !== null && print !== 'summary') complain(refused);
  const colors = colorsFor(process.stdout, env);
  if (print === 'json') process.stdout.write(serializeConformance(conformance));
  else if (print === 'quiet') process.stdout.write(`${verdictLine(conformance, colors)}\n`);
  else {
    const clauses = loadClauses(conformance.suite.revision);
    process.stdout.write(renderSummary(conformance, { clauses, colors, reports, hint }));
  }
}

/** A line on stderr. */
export function complain(text: string): void {
  process.stderr.write(`proofmark: ${visibleLine(text)}\n`);
}
