/** Which cases to run within a budget: greedy, most power for a request first. */
import { type DetectionPower, type Finds, parseFinds } from '../../specs/detectionPower.ts';
import type { Chosen } from '../support/settings.ts';
import type { Costs, Unit } from './costs.ts';
import { Stock } from './stock.ts';
import { type Suspected, suspectedIn } from './suspected.ts';

export interface Choice {
  chosen: Chosen;
  /** Requests that the cases take, as rehearsed one by one. */
  requests: number;
  /** Share of the measured faults that these cases found: 0 to 1. */
  power: number;
  /** Whether some of the cases were never measured: what their clause finds on the average stands for them. */
  estimated: boolean;
}

/** A measured fault that is still to be found. */
interface Open {
  /** How likely it is that it has not been found yet. */
  missed: number;
}

interface Candidate {
  unit: Unit;
  taken: number;
  finds: [Open, number][];
  suspected: Suspected;
}

/** Requests that a case costs at the least: one that shares all of its exchanges is cheap, not free. */
const LEAST_COST = 0.5;

/**
 * Chooses from the cases until no other fits. `faults` are the indices to go by; by default all.
 * The same input gives the same choice.
 */
export function choose(
  { units, shared, names = [] }: Costs,
  power: DetectionPower,
  budget: number,
  faults: ReadonlySet<number> = new Set(power.faults.keys()),
): Choice {
  const open = new Map([...faults].map((index): [number, Open] => [index, { missed: 1 }]));
  const measured = new Powers(power);
  const known = new Map(units.map((unit) => [unit, [...measured.of(unit)].filter(([index]) => faults.has(index))]));
  const suspected = suspectedIn(known, names);
  const candidates = units.map(
    (unit): Candidate => ({
      unit,
      taken: 0,
      finds: (known.get(unit) ?? []).flatMap(([index, share]): [Open, number][] => {
        const fault = open.get(index);
        return fault === undefined ? [] : [[fault, share]];
      }),
      suspected: suspected(unit),
    }),
  );
  const have = new Set<string>();
  const stock = new Stock();
  let left = budget;
  for (;;) {
    let best: { candidate: Candidate; cost: number; worth: number } | undefined;
    for (const candidate of candidates) {
      if (candidate.taken === candidate.unit.times) continue;
      const cost = costOf(candidate.unit, shared, have) + stock.cost(candidate.unit.stock);
      if (cost > left) continue;
      const gain = candidate.finds.reduce((sum, [{ missed }, share]) => sum + missed * share, 0);
      const worth = (gain + candidate.suspected.gain()) / Math.max(cost, LEAST_COST);
      if (best === undefined || worth > best.worth) best = { candidate, cost, worth };
    }
    if (best === undefined) break;
    const { candidate, cost } = best;
    candidate.taken += 1;
    left -= cost;
    for (const key of candidate.unit.shared) have.add(key);
    stock.add(candidate.unit.stock);
    for (const [fault, share] of candidate.finds) fault.missed *= 1 - share;
    candidate.suspected.take();
  }
  const taken = candidates.filter((candidate) => candidate.taken > 0);
  const found = [...open.values()].reduce((sum, { missed }) => sum + 1 - missed, 0);
  return {
    chosen: chosenOf(taken),
    requests: Math.ceil(budget - left),
    power: faults.size === 0 ? 0 : found / faults.size,
    estimated: taken.some(({ unit }) => !measured.knows(unit)),
  };
}

function costOf({ cost, shared: keys }: Unit, shared: Costs['shared'], have: ReadonlySet<string>): number {
  return keys.reduce((sum, key) => sum + (have.has(key) ? 0 : (shared.get(key) ?? 0)), cost);
}

function chosenOf(taken: readonly { unit: Unit; taken: number }[]): Chosen {
  const chosen: Chosen = {};
  for (const { unit, taken: times } of taken) {
    chosen[unit.clause] = { ...chosen[unit.clause], [unit.key]: times };
  }
  return chosen;
}

/** What a case finds; one that was never measured, as another profile's are, finds what its clause's cases find on the average. */
class Powers {
  readonly #known = new Map<string, Map<string, Finds>>();
  readonly #average = new Map<string, Finds>();

  constructor({ finds }: DetectionPower) {
    for (const [clause, cases] of Object.entries(finds)) {
      const parsed = new Map(Object.entries(cases).map(([key, text]) => [key, parseFinds(text)]));
      this.#known.set(clause, parsed);
      const sums = new Map<number, number>();
      for (const each of parsed.values()) {
        for (const [index, share] of each) sums.set(index, (sums.get(index) ?? 0) + share / parsed.size);
      }
      this.#average.set(clause, sums);
    }
  }

  knows({ clause, key }: Unit): boolean {
    return this.#known.get(clause)?.has(key) === true;
  }

  of({ clause, key }: Unit): Finds {
    return this.#known.get(clause)?.get(key) ?? this.#average.get(clause) ?? new Map();
  }
}
