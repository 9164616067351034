/** Growth: the cost of runs on profiles of increasing size. Each cost should be linear in the number of resources. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certify, type RunCost } from '../command.ts';
import type { Figure, Measured } from '../results.ts';
import { leastSquares, median } from '../stats.ts';
import { onTarget } from '../target.ts';
import { profileOf } from './growthProfiles.ts';

const SIZES = [2, 20, 50, 100];
const LARGEST = 100;

type Cost = Exclude<keyof RunCost, 'reportBytes'> | 'reportKB';

/** Time is shown relative to the smallest size: seconds differ between machines. */
const COSTS: { cost: Cost; column: string; relative: boolean }[] = [
  { cost: 'requests', column: 'requests', relative: false },
  { cost: 'seconds', column: `time ÷ time of ${SIZES[0]}`, relative: true },
  { cost: 'cpuSeconds', column: `CPU time ÷ CPU time of ${SIZES[0]}`, relative: true },
  { cost: 'peakMiB', column: 'peak MiB', relative: false },
  { cost: 'reportKB', column: 'report kB', relative: false },
];

export async function measureGrowth(rounds: number): Promise<Measured> {
  const samples: Record<string, number[]> = {};
  const medians: Record<Cost, number>[] = [];
  for (const size of SIZES) {
    const runs: Record<Cost, number>[] = [];
    for (let round = 0; round < rounds; round += 1) runs.push(await certifySize(size));
    const of = (cost: Cost) => runs.map((run) => run[cost]);
    for (const { cost } of COSTS) samples[`${cost} of ${size}`] = of(cost);
    medians.push(Object.fromEntries(COSTS.map(({ cost }) => [cost, median(of(cost))])) as Record<Cost, number>);
  }
  const figures = COSTS.map(({ cost, column }): Figure => {
    const { r2 } = leastSquares(medians.map((costs, at) => [SIZES[at] ?? Number.NaN, costs[cost]]));
    return { label: `r² of ${column}`, value: r2, unit: 'ratio', target: { atLeast: 0.99 } };
  });
  const peak = medians[SIZES.indexOf(LARGEST)]?.peakMiB ?? Number.NaN;
  figures.push({ label: `peak memory at ${LARGEST} resources`, value: peak, unit: 'MiB', target: { atMost: 400 } });
  const [smallest] = medians;
  const rows = medians.map((costs, at) => [
    SIZES[at] ?? Number.NaN,
    ...COSTS.map(({ cost, relative }) => costs[cost] / (relative ? (smallest?.[cost] ?? Number.NaN) : 1)),
  ]);
  return { figures, series: { columns: ['resources', ...COSTS.map(({ column }) => column)], rows }, samples };
}

async function certifySize(size: number): Promise<Record<Cost, number>> {
  const dir = await mkdtemp(join(tmpdir(), 'proofmark-bench-'));
  try {
    const file = join(dir, 'profile.json');
    await writeFile(file, JSON.stringify(profileOf(size)));
    const run = await onTarget({ profile: file }, (target) => certify(target, ['--profile', file]));
    return { ...run, reportKB: run.reportBytes / 1000 };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
