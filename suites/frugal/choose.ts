/** Which cases to run within a budget: greedy, most power for a request first. */
import { type DetectionPower, type Finds, parseFinds } from '../../specs/detectionPower.ts';
import type { Chosen } from '../support/settings.ts';
import type { Costs, Unit } from './costs.ts';

export interface Choice {
  chosen: Chosen;
  /** Requests that the cases take, as rehearsed one by one. */
  requests: number;
  /** Share of the measured faults that these cases found: 0 to 1. */
  power: number;
  /** Whether some of the cases were never measured: what their clause finds on the average stands for them. */
  estimated: boolean;
}

/** A fault, measured or suspected, that is still to be found. */
interface Open {
  weight: number;
  /** How likely it is that it has not been found yet. */
  missed: number;
}

/**
 * A target's faults are not those of the catalogue. So each clause is suspected of a fault of its own, which any of its cases finds four
 * times of five, and each case of a smaller one; and for each measured fault of another that is `alike`: as many of the clause's
 * cases find it, but no one knows which. The weights were tried on halves of the catalogue (docs/frugal.md).
 */
const SUSPECTED = { clause: 0.5, case: 0.1, found: 0.8, alike: 0.2 };
/** Shares of a clause's cases that count as the same. */
const BREADTH = 0.05;
/** Requests that a case costs at the least: one that shares all of its exchanges is cheap, not free. */
const LEAST_COST = 0.5;

/**
 * Chooses from the cases until no other fits. `faults` are the indices to go by; by default all.
 * The same input gives the same choice.
 */
export function choose(
  { units, shared }: Costs,
  power: DetectionPower,
  budget: number,
  faults: ReadonlySet<number> = new Set(power.faults.keys()),
): Choice {
  const open = new Map<string, Open>();
  const openFor = (key: string, weight: number): Open => {
    const known = open.get(key) ?? { weight, missed: 1 };
    open.set(key, known);
    return known;
  };
  const measured = new Powers(power);
  const known = new Map(units.map((unit) => [unit, [...measured.of(unit)].filter(([index]) => faults.has(index))]));
  const alike = narrowness(known);
  const candidates = units.map((unit) => ({
    unit,
    taken: 0,
    finds: [
      ...(known.get(unit) ?? []).map(([index, share]): [Open, number] => [openFor(`${index}`, 1), share]),
      ...[...(alike.get(unit.clause) ?? [])].map(([share, count]): [Open, number] => [
        openFor(`alike ${unit.clause} ${share}`, SUSPECTED.alike * count),
        share,
      ]),
      [openFor(`clause ${unit.clause}`, SUSPECTED.clause), SUSPECTED.found] as [Open, number],
      [openFor(`case ${unit.clause} ${unit.key}`, SUSPECTED.case), SUSPECTED.found] as [Open, number],
    ],
  }));
  const have = new Set<string>();
  let left = budget;
  for (;;) {
    let best: { candidate: (typeof candidates)[number]; cost: number; worth: number } | undefined;
    for (const candidate of candidates) {
      if (candidate.taken === candidate.unit.times) continue;
      const cost = costOf(candidate.unit, shared, have);
      if (cost > left) continue;
      const gain = candidate.finds.reduce((sum, [{ weight, missed }, share]) => sum + weight * missed * share, 0);
      const worth = gain / Math.max(cost, LEAST_COST);
      if (best === undefined || worth > best.worth) best = { candidate, cost, worth };
    }
    if (best === undefined) break;
    const { candidate, cost } = best;
    candidate.taken += 1;
    left -= cost;
    for (const key of candidate.unit.shared) have.add(key);
    for (const [fault, share] of candidate.finds) fault.missed *= 1 - share;
  }
  const taken = candidates.filter((candidate) => candidate.taken > 0);
  const found = [...faults].reduce((sum, index) => sum + 1 - (open.get(`${index}`)?.missed ?? 1), 0);
  return {
    chosen: chosenOf(taken),
    requests: Math.ceil(budget - left),
    power: faults.size === 0 ? 0 : found / faults.size,
    estimated: taken.some(({ unit }) => !measured.knows(unit)),
  };
}

/**
 * For each clause: how many faults are found by which share of its cases (0 to 1). A fault that several clauses find is divided among them.
 * Where each fault has one case of its own, as with tokens that nearly match, the next one will have one, too.
 */
function narrowness(known: ReadonlyMap<Unit, [index: number, share: number][]>): Map<string, Map<number, number>> {
  const sums = new Map<string, { cases: number; found: Map<number, number> }>();
  for (const [{ clause }, finds] of known) {
    const sum = sums.get(clause) ?? { cases: 0, found: new Map<number, number>() };
    sum.cases += 1;
    for (const [index, share] of finds) sum.found.set(index, (sum.found.get(index) ?? 0) + share);
    sums.set(clause, sum);
  }
  const clausesOf = new Map<number, number>();
  for (const { found } of sums.values())
    for (const index of found.keys()) clausesOf.set(index, (clausesOf.get(index) ?? 0) + 1);
  return new Map(
    [...sums].map(([clause, { cases, found }]) => {
      const counts = new Map<number, number>();
      for (const [index, sum] of found) {
        const share = Math.max(1, Math.round(sum / cases / BREADTH)) * BREADTH;
        counts.set(share, (counts.get(share) ?? 0) + 1 / (clausesOf.get(index) ?? 1));
      }
      return [clause, counts];
    }),
  );
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
