/** Growth: a run at ten times the size, and at fifty. Each cost should lie on a straight line over the number of resources. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certify, type RunCost } from './command.ts';
import { profileOf } from './profiles.ts';
import type { Figure, Measured } from './results.ts';
import { leastSquares, median } from './stats.ts';
import { onTarget } from './target.ts';

const SIZES = [2, 20, 50, 100];
const LARGEST = 100;

/** What is drawn over the number of resources, and in which unit its slope is told. */
const COSTS: { name: string; of: (cost: RunCost) => number; unit: Figure['unit'] }[] = [
  { name: 'requests', of: ({ requests }) => requests, unit: 'count' },
  { name: 'seconds', of: ({ seconds }) => seconds, unit: 's' },
  { name: 'CPU s', of: ({ cpuSeconds }) => cpuSeconds, unit: 's' },
  { name: 'peak MiB', of: ({ peakMiB }) => peakMiB, unit: 'MiB' },
  { name: 'report kB', of: ({ reportBytes }) => reportBytes / 1000, unit: 'kB' },
];

export async function measureGrowth(rounds: number): Promise<Measured> {
  const samples: Record<string, number[]> = {};
  const medians = new Map<number, number[]>();
  for (const size of SIZES) {
    const costs: RunCost[] = [];
    for (let round = 0; round < rounds; round += 1) costs.push(await certifySize(size));
    for (const { name, of } of COSTS) samples[`${name} of ${size}`] = costs.map(of);
    medians.set(
      size,
      COSTS.map(({ of }) => median(costs.map(of))),
    );
  }
  const figures = COSTS.flatMap(({ name, unit }, at): Figure[] => {
    const { slope, r2 } = leastSquares([...medians].map(([size, values]) => [size, values[at] ?? Number.NaN]));
    return [
      { label: `${name}: slope, for each resource`, value: slope, unit },
      { label: `${name}: r²`, value: r2, unit: 'ratio', target: { atLeast: 0.99 } },
    ];
  });
  const peak = medians.get(LARGEST)?.[COSTS.findIndex(({ name }) => name === 'peak MiB')] ?? Number.NaN;
  figures.push({ label: `peak at ${LARGEST} resources`, value: peak, unit: 'MiB', target: { atMost: 400 } });
  return {
    figures,
    series: {
      columns: ['resources', ...COSTS.map(({ name }) => name)],
      rows: [...medians].map(([size, values]) => [size, ...values]),
    },
    samples,
  };
}

async function certifySize(size: number): Promise<RunCost> {
  const dir = await mkdtemp(join(tmpdir(), 'proofmark-bench-'));
  try {
    const file = join(dir, 'profile.json');
    await writeFile(file, JSON.stringify(profileOf(size)));
    return await onTarget({ profile: file }, (target) => certify(target, ['--profile', file]));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
