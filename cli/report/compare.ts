/** `compare A B`: what changed between two runs. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareRuns } from '../../reports/comparison/compare.ts';
import { comparisonMarkdown, comparisonText } from '../../reports/comparison/compareText.ts';
import { colorsFor } from '../../reports/console/style.ts';
import type { Conformance } from '../../specs/model.ts';
import { EXIT, type ExitCode, orUsageError, UsageError } from '../process/errors.ts';
import { REPORT_FILES } from './reportFolder.ts';
import { parseConformance } from './readReport.ts';
import type { Env } from '../settings/target/target.ts';
import { codeOf } from '../settings/target/tls.ts';

export interface CompareOptions {
  format?: string;
}

/**
 * Compares two runs, each a report folder or its conformance.json; exits 1 where something got worse.
 * @throws UsageError for what cannot be read
 */
export async function compare(one: string, other: string, options: CompareOptions, env: Env): Promise<ExitCode> {
  const { format = 'text' } = options;
  if (!['text', 'json', 'markdown'].includes(format)) {
    throw new UsageError(`--format is text, json or markdown, not ${JSON.stringify(format)}`);
  }
  const comparison = compareRuns(await readRun(one), await readRun(other));
  const text =
    format === 'json'
      ? `${JSON.stringify(comparison, null, 2)}\n`
      : format === 'markdown'
        ? comparisonMarkdown(comparison)
        : comparisonText(comparison, colorsFor(process.stdout, env));
  process.stdout.write(text);
  return comparison.passed ? EXIT.ok : EXIT.nonConformant;
}

async function readRun(path: string): Promise<Conformance> {
  let bytes: Buffer;
  try {
    const file = (await stat(path)).isDirectory() ? join(path, REPORT_FILES.conformance) : path;
    bytes = await readFile(file);
  } catch (error) {
    throw new UsageError(
      `${JSON.stringify(path)} is neither a report folder nor a conformance.json (${codeOf(error)})`,
    );
  }
  return orUsageError(path, () => parseConformance(bytes));
}
