/** Power: how many requests it takes until each fault of the catalogue is found, seed by seed and for fewer and more runs. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suiteDigest } from '../cli/suiteDigest.ts';
import { allFaults } from '../reference/faults/index.ts';
import { writeFileWhole } from '../reports/conformance.ts';
import { clauseById, packageRoot } from '../specs/load.ts';
import { hunt } from './hunt.ts';
import type { Figure, Measured } from './results.ts';
import { median } from './stats.ts';

/** What `--runs` is where nothing is said. */
const DEFAULT_RUNS = 25;
/** `--runs` of each hunt, and the share of the seeds: what is compared with the default is hunted more rarely, for it takes as long. */
const RUNS: [runs: number, share: number][] = [
  [DEFAULT_RUNS, 1],
  [5, 0.2],
  [100, 0.2],
];
const seedsFor = (seeds: number, part: number): number => Math.ceil(seeds * part);

/** `bench/power.json`: what was measured of each fault so far. */
export interface PowerFile {
  schema: 'proofmark/power@1';
  faults: Record<string, FaultPower>;
}

export interface FaultPower {
  /** The digest of the code that was measured. */
  code: string;
  /** By `--runs`: the requests until it was found, one for each seed from 1 on; null where it was not. */
  requests: Record<string, (number | null)[]>;
}

const FILE = join(packageRoot(), 'bench', 'power.json');

/**
 * Goes on where an earlier call ended: what was measured of the present code is not measured again. Each fault is hunted by the clauses
 * that it breaks; a clause that only observes finds nothing, so faults that break nothing else are left out.
 */
export async function measurePower(seeds: number): Promise<Measured> {
  const file = loadPower();
  const code = suiteDigest();
  const faults = allFaults().filter(({ breaks }) => breaks.some((id) => clauseById(id).kind !== 'check'));
  for (const [runs, part] of RUNS) {
    for (const [at, fault] of faults.entries()) {
      const known = file.faults[fault.id];
      const measured: FaultPower = known?.code === code ? known : { code, requests: {} };
      const sent = measured.requests[runs] ?? [];
      const before = sent.length;
      for (let seed = before + 1; seed <= seedsFor(seeds, part); seed += 1) sent.push(await hunt(fault, seed, runs));
      measured.requests[runs] = sent;
      file.faults[fault.id] = measured;
      // what was hunted is not to be lost
      if (sent.length > before) await writeFileWhole(FILE, `${JSON.stringify(file)}\n`);
      if ((at + 1) % 50 === 0) console.error(`${runs} runs: ${at + 1} of ${faults.length} faults hunted`);
    }
  }
  const ids = new Set(faults.map(({ id }) => id));
  const left = allFaults().length - faults.length;
  return summary(new Map(Object.entries(file.faults).filter(([id]) => ids.has(id))), seeds, left);
}

function loadPower(): PowerFile {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as PowerFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { schema: 'proofmark/power@1', faults: {} };
    throw error;
  }
}

/** Over all faults: the medians of each, what their hardest tenth takes, and how many hunts ended with nothing. */
export function summary(faults: ReadonlyMap<string, FaultPower>, seeds: number, left: number): Measured {
  const of = (power: FaultPower, runs: number, part: number) =>
    (power.requests[runs] ?? []).slice(0, seedsFor(seeds, part));
  const rows = [...RUNS]
    .sort(([a], [b]) => a - b)
    .map(([runs, part]) => {
      const hunts = [...faults.values()].map((power) => of(power, runs, part));
      // a hunt that found nothing took more than any that did
      const medians = hunts.map((sent) => median(sent.map((count) => count ?? Number.POSITIVE_INFINITY)));
      const sorted = [...medians].sort((a, b) => a - b);
      const missed = hunts.flat().filter((count) => count === null).length;
      const always = hunts.filter((sent) => !sent.includes(null)).length;
      return [
        runs,
        seedsFor(seeds, part),
        always,
        missed,
        ...[median(medians), share(sorted, 0.9), share(sorted, 0.99)].map(orNever),
      ];
    });
  const hardest = [...faults]
    .map(([id, power]) => ({ id, sent: of(power, DEFAULT_RUNS, 1) }))
    .map(({ id, sent }) => ({ id, typical: median(sent.map((count) => count ?? Number.POSITIVE_INFINITY)) }))
    .filter(({ typical }) => Number.isFinite(typical))
    .sort((a, b) => b.typical - a.typical)
    .slice(0, 1);
  return {
    figures: [
      { label: 'faults hunted', value: faults.size, unit: 'count' },
      { label: 'faults left out, since they break only clauses that observe', value: left, unit: 'count' },
      { label: 'seeds', value: seeds, unit: 'count' },
      ...hardest.map(({ id, typical }): Figure => {
        return { label: `the hardest at ${DEFAULT_RUNS} runs, \`${id}\`: requests`, value: typical, unit: 'count' };
      }),
    ],
    series: {
      columns: [
        '`--runs`',
        'seeds',
        'found with every seed',
        'hunts without a find',
        'requests, median fault',
        'of 90 % of the faults at most',
        'of 99 % at most',
      ],
      rows,
    },
  };
}

/** JSON has no infinity. */
function orNever(requests: number): number | string {
  return Number.isFinite(requests) ? requests : 'not found';
}

/** The value that a share of the sorted ones does not exceed. */
function share(sorted: readonly number[], part: number): number {
  return sorted[Math.ceil(sorted.length * part) - 1] ?? Number.NaN;
}
