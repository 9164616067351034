/** `compare`: shows what changed between two runs. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { compareRuns } from '../../reports/comparison/compare.ts';
import { comparisonMarkdown, comparisonText } from '../../reports/comparison/compareText.ts';
import { colorsFor } from '../../reports/console/style.ts';
import type { Conformance } from '../../specs/model.ts';
import { errorCode, orUsageError, UsageError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';
import type { Env } from '../settings/target/target.ts';
import { parseConformance } from './readReport.ts';
import { REPORT_FILES } from './reportFolder.ts';

export interface CompareOptions {
  /** text, json or markdown. */
  format?: string;
}

/**
 * Compares two runs, each given as a report folder or its conformance.json. Returns exit code 1 if anything got worse.
 * @throws UsageError for an unknown format or an unreadable report
 */
export async function compare(before: string, after: string, options: CompareOptions, env: Env): Promise<ExitCode> {
  const { format = 'text' } = options;
  if (!['text', 'json', 'markdown'].includes(format)) {
    throw new UsageError(`--format must be text, json or markdown, not ${JSON.stringify(format)}`);
  }
  const comparison = compareRuns(await readRun(before), await readRun(after));
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
      `${JSON.stringify(path)} is neither a report folder nor a conformance.json (${errorCode(error)})`,
    );
  }
  return orUsageError(path, () => parseConformance(bytes));
}
