/** What a proof runs: which faults and variants, which clauses on each, under which seeds. */
import { allFaults, type Fault, faultById } from '../../reference/faults/index.ts';
import { allVariants } from '../../reference/variants/index.ts';
import { loadClauses, matchClauses, nearNames } from '../../specs/load.ts';
import type { Kind } from '../../specs/model.ts';
import { orUsageError, parseNumber, UsageError } from '../process/errors.ts';
import type { Order } from './task.ts';

export interface ProveOptions {
  clause?: string[];
  fault?: string[];
  seed?: string;
  /** How many seeds each fault is tried with; further ones run only the clauses that it breaks. */
  seeds?: string;
  runs?: string;
  /** One fault a clause, and only the clauses that it breaks. */
  quick?: boolean;
}

/** A rare fault may escape one seed: so many are tried at the least. */
const SEEDS_OF_RARE = 5;

export interface Plan {
  seed: number;
  kinds: Map<string, Kind>;
  faults: Fault[];
  orders: Order[];
  /** Are all faults and clauses in it? Only then can a clause be without a fault. */
  whole: boolean;
}

export function planOf(options: ProveOptions): Plan {
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
    deterministic || options.quick === true ? seeds : Math.max(seeds, SEEDS_OF_RARE);
  const order = (subject: Order['subject'], ids: string[], at: number): Order => ({
    subject,
    clauses: ids,
    seed: at,
    runs,
  });
  const whole = options.clause === undefined && options.fault === undefined && options.quick !== true;
  const inPlay = (breaks: string[]) => (options.quick === true ? clauses.filter((id) => breaks.includes(id)) : clauses);
  return {
    seed,
    kinds,
    faults,
    whole,
    orders: [
      order({ kind: 'reference', id: 'reference' }, clauses, seed),
      ...faults.map((fault) => order({ kind: 'fault', id: fault.id }, inPlay(fault.breaks), seed)),
      ...(options.fault !== undefined || options.quick === true
        ? []
        : allVariants().map(({ id }) => order({ kind: 'variant', id }, clauses, seed))),
      ...faults.flatMap((fault) =>
        Array.from({ length: seedsFor(fault) - 1 }, (_, more) =>
          order(
            { kind: 'fault', id: fault.id },
            clauses.filter((id) => fault.breaks.includes(id)),
            seed + more + 1,
          ),
        ),
      ),
    ],
  };
}

function chosenFaults({ fault, quick }: ProveOptions, clauses: string[]): Plan['faults'] {
  if (fault !== undefined) {
    return fault.map((id) => {
      const found = faultById(id);
      if (found !== undefined) return found;
      const near = nearNames(
        id,
        allFaults().map((known) => known.id),
      );
      throw new UsageError(
        `--fault ${id}: there is no such fault${near.length === 0 ? '' : `; near it: ${near.join(', ')}`}`,
      );
    });
  }
  const all = allFaults().filter(({ breaks }) => breaks.some((id) => clauses.includes(id)));
  if (quick !== true) return all;
  // the narrowest deterministic fault of each clause
  const chosen = new Set<Plan['faults'][number]>();
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
