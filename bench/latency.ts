/** Latency: the duration of a run on a slow target, relative to the least time that the target's answers take. */
import { certify } from './command.ts';
import type { Figure, Measured } from './results.ts';
import { median } from './stats.ts';
import { onTarget } from './target.ts';

const DELAY_MS = 50;
const CONCURRENCIES = [8, 32];

export async function measureLatency(rounds: number): Promise<Measured> {
  const figures: Figure[] = [];
  const samples: Record<string, number[]> = {};
  for (const concurrency of CONCURRENCIES) {
    const runs = [];
    for (let round = 0; round < rounds; round += 1) {
      const flags = ['--no-report', '--concurrency', String(concurrency)];
      runs.push(await onTarget({ delayMs: DELAY_MS }, (target) => certify(target, flags)));
    }
    const wall = median(runs.map(({ seconds }) => seconds));
    const requests = median(runs.map((run) => run.requests));
    const least = (requests * DELAY_MS) / 1000 / concurrency;
    samples[`seconds at ${concurrency}`] = runs.map(({ seconds }) => seconds);
    figures.push(
      { label: `${concurrency} at once: requests`, value: requests, unit: 'count' },
      { label: `${concurrency} at once: wall`, value: wall, unit: 's' },
      {
        label: `${concurrency} at once: CPU time of the runner`,
        value: median(runs.map(({ cpuSeconds }) => cpuSeconds)),
        unit: 's',
      },
      { label: `${concurrency} at once: the least that the answers take`, value: least, unit: 's' },
      { label: `${concurrency} at once: wall ÷ least`, value: wall / least, unit: 'ratio', target: { atMost: 1.2 } },
    );
  }
  return { figures, samples };
}
