/** Applies a baseline to a finished run, and writes the new one for `--update-baseline`. */
import { writeFileAtomic } from '../../reports/record/writeFileAtomic.ts';
import { updatedBaseline } from '../../reports/verdict/baselineUpdate.ts';
import { judgeGate } from '../../reports/verdict/gate.ts';
import type { Baseline, Gate } from '../../specs/contract/baseline.ts';
import type { Conformance } from '../../specs/model.ts';
import { errorCode, UsageError } from '../process/errors.ts';
import type { RunPlan } from '../settings/settings.ts';

const EMPTY: Baseline = { schema: 'proofmark/baseline@1', deviations: [], coverage: {} };

/**
 * Judges the run by the plan's baseline; null if the plan has none. `--update-baseline` writes the file first, unless the run was
 * interrupted or had an internal error. New entries name the base URL, or `*` for the embedded reference, whose port varies.
 * @throws UsageError if the file cannot be written
 */
export async function applyBaseline(
  { baseline: plan, embedded }: Pick<RunPlan, 'baseline' | 'embedded'>,
  conformance: Conformance,
  { interrupted, errors }: { interrupted: boolean; errors: readonly string[] },
): Promise<{ gate: Gate; note: string | null } | null> {
  if (plan === null) return null;
  const { file, baseline, update } = plan;
  if (!update) return { gate: judgeGate(conformance, baseline ?? EMPTY), note: null };
  const complete = !interrupted && errors.length === 0 && conformance.totals.error === 0;
  if (!complete) {
    const note = `${JSON.stringify(file)} was not updated: the run did not finish`;
    return { gate: judgeGate(conformance, baseline ?? EMPTY), note };
  }
  const target = embedded ? '*' : conformance.target.baseUrl;
  const updated = updatedBaseline(conformance, baseline, target);
  try {
    await writeFileAtomic(file, `${JSON.stringify(updated, null, 2)}\n`);
  } catch (error) {
    throw new UsageError(`--baseline: ${JSON.stringify(file)} cannot be written (${errorCode(error)})`);
  }
  return { gate: judgeGate(conformance, updated), note: `wrote ${file}` };
}
