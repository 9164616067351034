/** `--budget N`: the cases of a run that fit, rehearsed until they do. */
import { loadDetectionPower } from '../../specs/detectionPower.ts';
import { clauseById } from '../../specs/load.ts';
import { PAGES } from '../rehearsal/rehearse.ts';
import type { RunSettings } from '../support/settings.ts';
import { creatable } from '../support/targets.ts';
import { type Choice, choose } from './choose.ts';
import { costsOf } from './costs.ts';

/** Asked before the first clause: whether the target is there, and whether it takes the credentials. */
const BEFORE = 2;
/** Rehearsals until the choice fits: what cases pass on to each other is known only when they are run together. */
const REHEARSALS = 8;

export interface FrugalPlan extends Choice {
  budget: number;
  /** Cases chosen, of those that there are. */
  cases: { run: number; of: number };
  /** Faults that the power is a share of. */
  faults: number;
}

/** The same settings give the same plan; nothing is sent. `faults`: see `choose`. */
export async function frugalPlan(
  settings: RunSettings,
  budget: number,
  faults?: ReadonlySet<number>,
): Promise<FrugalPlan> {
  const { frugal: _, ...whole } = settings;
  const clauses = settings.clauses.map((id) => clauseById(id));
  const costs = await costsOf(clauses, { ...whole, frugal: {} });
  const power = loadDetectionPower();
  const available = budget - BEFORE - lookingThroughLists(settings);
  let best: Choice = { chosen: {}, requests: 0, power: 0, estimated: false };
  let within = available;
  // what fitted, and what did not: the next try lies between them
  let [fitted, exceeded] = [0, Number.POSITIVE_INFINITY];
  for (let tried = 0; tried < REHEARSALS && within > 0; tried += 1) {
    const choice = choose(costs, power, within, faults);
    const { requests } = await costsOf(clauses, { ...whole, frugal: { chosen: choice.chosen } });
    const over = requests - available;
    if (over <= 0 && requests >= best.requests) best = { ...choice, requests };
    if (over <= 0 && over > -SLACK) break;
    if (over > 0) exceeded = Math.min(exceeded, within);
    else fitted = Math.max(fitted, within);
    const next = within - over;
    within = next > fitted && next < exceeded ? next : Math.floor((fitted + exceeded) / 2);
  }
  return {
    ...best,
    requests: best.requests + budget - available,
    budget,
    cases: {
      run: total(Object.values(best.chosen).map((cases) => total(Object.values(cases)))),
      of: total(costs.units.map(({ times }) => times)),
    },
    faults: power.faults.length,
  };
}

/** Requests by which a choice may stay below the budget. */
const SLACK = 6;

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

/** Where a ledger is kept: what stands in each list before the first create, and after all. */
function lookingThroughLists({ profile, ledger }: RunSettings): number {
  return ledger === undefined ? 0 : 2 * PAGES * creatable(profile).length;
}
