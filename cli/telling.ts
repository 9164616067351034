/** What a finished run, or a merged one, prints. */
import { serializeConformance } from '../reports/conformance.ts';
import { renderSummary, verdictLine } from '../reports/console.ts';
import { refusedEverywhere } from '../reports/reach.ts';
import { colorsFor } from '../reports/style.ts';
import { visibleLine } from '../reports/text.ts';
import { loadClauses } from '../specs/load.ts';
import type { Conformance } from '../specs/model.ts';
import type { VetReport } from './reportFiles.ts';
import type { Env } from './target.ts';

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

export const TOKEN_HINT = 'The commands want the token exported as TWILIO_AUTH_TOKEN.';

export function printOf({ json, quiet }: { json?: boolean; quiet?: boolean }): Print {
  return json === true ? 'json' : quiet === true ? 'quiet' : 'summary';
}

/** The one thing that `--json` or `--quiet` asks for, or the summary. */
export function tell(conformance: Conformance, told: Told, env: Env): void {
  const { print, vet = () => true } = told;
  const refused = refusedEverywhere(conformance);
  if (refused !== null && print !== 'summary' && vet('a line on stderr', refused, [])) complain(refused);
  const text = textOf(conformance, told, env);
  if (vet('stdout', text, conformance.clauses)) process.stdout.write(text);
}

function textOf(conformance: Conformance, { print, reports, hint }: Told, env: Env): string {
  const colors = colorsFor(process.stdout, env);
  if (print === 'json') return serializeConformance(conformance);
  if (print === 'quiet') return `${verdictLine(conformance, colors)}\n`;
  return renderSummary(conformance, { clauses: loadClauses(conformance.suite.revision), colors, reports, hint });
}

/** A line on stderr. */
export function complain(text: string): void {
  process.stderr.write(`proofmark: ${visibleLine(text)}\n`);
}
