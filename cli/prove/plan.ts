/** Plans a proof: which faults and variants, which clauses on each, with which seeds. */
import { allFaults, type Fault, faultById } from '../../reference/faults/index.ts';
import { allVariants } from '../../reference/variants/index.ts';
import { loadClauses, matchClauses, nearNames } from '../../specs/load.ts';
import type { Kind } from '../../specs/model.ts';
import { orUsageError, UsageError } from '../process/errors.ts';
import { parseNumber } from '../settings/parseNumber.ts';
import type { Task } from './task.ts';

export interface ProveOptions {
  clause?: string[];
  fault?: string[];
  seed?: string;
  /** Number of seeds per fault. With each seed after the first, only the clauses that the fault breaks run. */
  seeds?: string;
  runs?: string;
  /** One fault per clause, and only the clauses that it breaks. */
  quick?: boolean;
  /** Every fault, but first only the clauses that it breaks. Does not test which other clauses fail. */
  detection?: boolean;
}

/** Minimum number of seeds for a fault that a single seed may miss. */
const MINIMUM_SEEDS = 5;

export interface ProofPlan {
  seed: number;
  kinds: Map<string, Kind>;
  faults: Fault[];
  tasks: Task[];
  /** All faults and clauses are included, so a clause that no fault breaks is an error. */
  whole: boolean;
}

/** @throws UsageError for an unknown clause or fault, or an invalid number */
export function planOf(options: ProveOptions): ProofPlan {
  const clauses = orUsageError('--clause', () => matchClauses(options.clause ?? []));
  const kinds = new Map(
    loadClauses()
      .filter(({ id }) => clauses.includes(id))
      .map(({ id, kind }) => [id, kind]),
  );
  const seed = number('--seed', options.seed, 1, 0);
  const runs = number('--runs', options.runs, 25, 1);
  const seeds = number('--seeds', options.seeds, 1, 1);
  const faults = chosenFaults(options, clauses);
  const seedsFor = ({ deterministic }: Fault) =>
    deterministic || options.quick === true || options.detection === true ? seeds : Math.max(seeds, MINIMUM_SEEDS);
  const task = (subject: Task['subject'], ids: string[], at: number): Task => ({
    subject,
    clauses: ids,
    seed: at,
    runs,
  });
  const whole = options.clause === undefined && options.fault === undefined && options.quick !== true;
  const clausesFor = (breaks: string[]) =>
    options.quick === true || options.detection === true ? clauses.filter((id) => breaks.includes(id)) : clauses;
  return {
    seed,
    kinds,
    faults,
    whole,
    tasks: [
      task({ kind: 'reference', id: 'reference' }, clauses, seed),
      ...faults.map((fault) => task({ kind: 'fault', id: fault.id }, clausesFor(fault.breaks), seed)),
      ...(options.fault !== undefined || options.quick === true
        ? []
        : allVariants().map(({ id }) => task({ kind: 'variant', id }, clauses, seed))),
      ...faults.flatMap((fault) =>
        Array.from({ length: seedsFor(fault) - 1 }, (_, more) =>
          task(
            { kind: 'fault', id: fault.id },
            clauses.filter((id) => fault.breaks.includes(id)),
            seed + more + 1,
          ),
        ),
      ),
    ],
  };
}

function chosenFaults({ fault, quick }: ProveOptions, clauses: string[]): ProofPlan['faults'] {
  if (fault !== undefined) {
    return fault.map((id) => {
      const found = faultById(id);
      if (found?.breaks.some((broken) => clauses.includes(broken)) === true) return found;
      // without a clause that it breaks, the fault would count as found although nothing was judged
      if (found !== undefined)
        throw new UsageError(
          `--fault ${id} breaks none of the clauses that --clause selects; it breaks ${found.breaks.join(', ')}`,
        );
      const near = nearNames(
        id,
        allFaults().map((known) => known.id),
      );
      throw new UsageError(
        `--fault ${id}: unknown fault${near.length === 0 ? '' : `; did you mean ${near.join(', ')}?`}`,
      );
    });
  }
  const all = allFaults().filter(({ breaks }) => breaks.some((id) => clauses.includes(id)));
  if (quick !== true) return all;
  // for each clause, the deterministic fault that breaks the fewest clauses
  const chosen = new Set<ProofPlan['faults'][number]>();
  for (const id of clauses) {
    const breaking = all.filter(({ breaks, deterministic }) => deterministic && breaks.includes(id));
    const [narrowest] = breaking.sort((a, b) => a.breaks.length - b.breaks.length);
    if (narrowest !== undefined) chosen.add(narrowest);
  }
  return [...chosen];
}

function number(flag: string, text: string | undefined, preset: number, minimum: number): number {
  return text === undefined ? preset : parseNumber(flag, text, { minimum, maximum: 2 ** 31 - 1, whole: true });
}
