/** Symbols and colours of the terminal output. */
import pc from 'picocolors';
import type { Outcome } from '../../specs/model.ts';

export type Colors = ReturnType<typeof pc.createColors>;

/** A symbol for each outcome, so that no information depends on colour alone. */
export const SYMBOLS: Record<Outcome, string> = {
  pass: '✓',
  fail: '✗',
  warn: '!',
  'not-exercised': '○',
  'not-applicable': '–',
  inconclusive: '?',
  error: 'E',
};

/** Whether to colour a stream. `NO_COLOR` (no-color.org) forbids it and `FORCE_COLOR` forces it. The default is colour on terminals. */
export function wantsColor(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return false;
  if (env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '') return env.FORCE_COLOR !== '0';
  return stream.isTTY === true && env.TERM !== 'dumb';
}

export function colorsFor(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): Colors {
  return pc.createColors(wantsColor(stream, env));
}

/** Colours a text by its outcome. */
export function paint(colors: Colors, outcome: Outcome, text: string): string {
  if (outcome === 'pass') return colors.green(text);
  if (outcome === 'fail' || outcome === 'error') return colors.red(text);
  if (outcome === 'warn' || outcome === 'inconclusive') return colors.yellow(text);
  return colors.dim(text);
}
