/** `--baseline` and `--update-baseline`: the file, and what it makes of a run. */
import { access, constants, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { writeFileAtomic } from '../../reports/record/writeFileAtomic.ts';
import { updatedBaseline } from '../../reports/verdict/baselineUpdate.ts';
import { judgeGate } from '../../reports/verdict/gate.ts';
import type { Baseline, Gate } from '../../specs/contract/baseline.ts';
import { clauseById, describeErrors, UnknownNameError, validatorFor } from '../../specs/load.ts';
import type { Conformance } from '../../specs/model.ts';
import { UsageError } from '../process/usage.ts';
import type { RunPlan } from '../settings/settings.ts';
import { codeOf } from '../settings/tls.ts';

export interface BaselineOptions {
  baseline?: string;
  updateBaseline?: boolean;
}

export interface BaselinePlan {
  file: string;
  /** Null where the file is still to be written. */
  baseline: Baseline | null;
  update: boolean;
}

/**
 * Reads the baseline before anything is sent.
 * @throws UsageError where it is missing, unless it is to be written, and where it is not as its schema says
 */
export async function resolveBaseline({
  baseline: file,
  updateBaseline,
}: BaselineOptions): Promise<BaselinePlan | null> {
  const update = updateBaseline === true;
  if (file === undefined) {
    if (update) throw new UsageError('--update-baseline writes the file that --baseline names, which is not given');
    return null;
  }
  if (file === '') throw new UsageError('--baseline is empty: name a file');
  // found out now, not when the run is over
  if (update) await checkWritable(file);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && update) return { file, baseline: null, update };
    const hint = codeOf(error) === 'ENOENT' ? ': --update-baseline writes it' : '';
    throw new UsageError(`--baseline: ${JSON.stringify(file)} cannot be read (${codeOf(error)})${hint}`);
  }
  return { file, baseline: parseBaseline(file, text), update };
}

async function checkWritable(file: string): Promise<void> {
  try {
    await access(dirname(resolve(file)), constants.W_OK);
  } catch (error) {
    throw new UsageError(`--baseline: ${JSON.stringify(file)} cannot be written (${codeOf(error)})`);
  }
}

function parseBaseline(file: string, text: string): Baseline {
  const wrong = (what: string) => new UsageError(`--baseline: ${JSON.stringify(file)} ${what}`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw wrong(`is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const validate = validatorFor('baseline');
  if (!validate(value)) throw wrong(`is no baseline: ${describeErrors(validate)[0]}`);
  const baseline = value as Baseline;
  const seen = new Set<string>();
  baseline.deviations.forEach(({ clause, target }, at) => {
    try {
      clauseById(clause);
    } catch (error) {
      if (error instanceof UnknownNameError) throw wrong(`at /deviations/${at}/clause: ${error.message}`);
      throw error;
    }
    const key = `${clause} ${target}`;
    if (seen.has(key)) throw wrong(`at /deviations/${at}: ${clause} stands there twice for ${target}`);
    seen.add(key);
  });
  return baseline;
}

/**
 * Judges the run where the plan names a baseline, after writing that anew where it was asked for: new entries are for the base URL, or
 * for `*` on the embedded reference, whose port is another each time. A run that was cut short, or met an error of ours, changes none.
 * @throws UsageError where the file cannot be written
 */
export async function gateOf(
  { baseline: plan, embedded }: Pick<RunPlan, 'baseline' | 'embedded'>,
  conformance: Conformance,
  course: { interrupted: boolean; errors: readonly string[] },
): Promise<{ gate: Gate; note: string | null } | null> {
  if (plan === null) return null;
  const { file, baseline, update } = plan;
  const whole = !course.interrupted && course.errors.length === 0 && conformance.totals.error === 0;
  const target = embedded ? '*' : conformance.target.baseUrl;
  if (!update) return { gate: judgeGate(conformance, baseline ?? EMPTY), note: null };
  if (!whole) {
    const note = `${JSON.stringify(file)} was not updated: the run did not come to its end`;
    return { gate: judgeGate(conformance, baseline ?? EMPTY), note };
  }
  const updated = updatedBaseline(conformance, baseline, target);
  try {
    await writeFileAtomic(file, `${JSON.stringify(updated, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`--baseline: ${JSON.stringify(file)} cannot be written (${codeOf(error)})`);
  }
  return { gate: judgeGate(conformance, updated), note: `wrote ${file}` };
}

const EMPTY: Baseline = { schema: 'proofmark/baseline@1', deviations: [], coverage: {} };
