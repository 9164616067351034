/** `--budget`: chooses the cases of a run. */
import { budgetLine, visibleLine } from '../reports/text.ts';
import type { Conformance } from '../specs/model.ts';
import { frugalPlan } from '../suites/frugal/plan.ts';
import type { RunPlan } from './settings.ts';

/** Bounds the run's settings by its budget, and gives what the report says of the choice; null for a run without a budget. */
export async function beFrugal({ budget, settings }: RunPlan): Promise<NonNullable<Conformance['budget']> | null> {
  if (budget === null) return null;
  const { chosen, requests, power, estimated, cases, faults } = await frugalPlan(settings, budget);
  settings.frugal = { chosen };
  settings.maxRequests = budget;
  return {
    requests: budget,
    planned: requests,
    cases,
    power: Math.floor(power * 1000) / 1000,
    faults,
    ...(estimated && { estimated: true as const }),
  };
}

/** `--dry-run --budget N`: the cases that would be run. */
export async function frugalDryRun(plan: RunPlan): Promise<void> {
  const { settings } = plan;
  // nothing is asked there
  const chosen = await beFrugal({ ...plan, settings });
  if (chosen === null) return;
  const lines = Object.entries(settings.frugal?.chosen ?? {}).flatMap(([clause, cases]) => [
    clause,
    ...Object.entries(cases).map(([key, times]) => `  ${visibleLine(key)}${times === 1 ? '' : ` (${times} times)`}`),
  ]);
  const text = [`Dry run: nothing was sent. ${budgetLine(chosen)}.`, '', ...lines, ''].join('\n');
  process.stdout.write(
    plan.print === 'json'
      ? `${JSON.stringify({ schema: 'proofmark/frugal-plan@1', ...chosen, chosen: settings.frugal?.chosen }, null, 2)}\n`
      : text,
  );
}
