/** `--baseline` and `--update-baseline`: reads the file before the run. */
import { access, constants, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Baseline } from '../../specs/contract/baseline.ts';
import { clauseById, describeErrors, UnknownNameError, validatorFor } from '../../specs/load.ts';
import { errorCode, UsageError } from '../process/errors.ts';

export interface BaselineOptions {
  baseline?: string;
  updateBaseline?: boolean;
}

export interface BaselinePlan {
  file: string;
  /** Null if the file does not exist yet. */
  baseline: Baseline | null;
  update: boolean;
}

/**
 * Reads the baseline; null if the options name none.
 * @throws UsageError if it is invalid, or missing without `--update-baseline`
 */
export async function resolveBaseline({
  baseline: file,
  updateBaseline,
}: BaselineOptions): Promise<BaselinePlan | null> {
  const update = updateBaseline === true;
  if (file === undefined) {
    if (update) throw new UsageError('--update-baseline needs --baseline, which names the file to write');
    return null;
  }
  if (file === '') throw new UsageError('--baseline is empty: name a file');
  // fail before the run rather than after it
  if (update) await checkWritable(file);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' && update) return { file, baseline: null, update };
    const hint = errorCode(error) === 'ENOENT' ? ': --update-baseline writes it' : '';
    throw new UsageError(`--baseline: ${JSON.stringify(file)} cannot be read (${errorCode(error)})${hint}`);
  }
  return { file, baseline: parseBaseline(file, text), update };
}

async function checkWritable(file: string): Promise<void> {
  try {
    await access(dirname(resolve(file)), constants.W_OK);
  } catch (error) {
    throw new UsageError(`--baseline: ${JSON.stringify(file)} cannot be written (${errorCode(error)})`);
  }
}

function parseBaseline(file: string, text: string): Baseline {
  const wrong = (what: string) => new UsageError(`--baseline: ${JSON.stringify(file)} ${what}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw wrong(`is not valid JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const validate = validatorFor('baseline');
  if (!validate(value)) throw wrong(`is not a baseline: ${describeErrors(validate)[0]}`);
  const baseline = value as Baseline;
  const seen = new Set<string>();
  baseline.deviations.forEach(({ clause, target }, index) => {
    try {
      clauseById(clause);
    } catch (error) {
      if (error instanceof UnknownNameError) throw wrong(`at /deviations/${index}/clause: ${error.message}`);
      throw error;
    }
    const key = `${clause} ${target}`;
    if (seen.has(key)) throw wrong(`at /deviations/${index}: ${clause} is listed twice for ${target}`);
    seen.add(key);
  });
  return baseline;
}
