/** Overhead: what a run costs beyond sending its requests. Alternates runs with a bare client that sends the same requests. */
import { CHEAP_CLAUSE, certify } from '../command.ts';
import type { Measured } from '../results.ts';
import { median } from '../stats.ts';
import { onTarget } from '../target.ts';
import { replay } from './bareClient.ts';

const CONCURRENCY = 8;
const FLAGS = ['--no-report', '--concurrency', String(CONCURRENCY)];

export async function measureOverhead(rounds: number): Promise<Measured> {
  const requests = await onTarget({ record: true }, async (target) => {
    await certify(target, FLAGS);
    return (await target.seen()).recorded;
  });
  const samples = { run: [] as number[], cpu: [] as number[], replay: [] as number[], start: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const run = await onTarget({}, (target) => certify(target, FLAGS));
    samples.run.push(run.seconds);
    samples.cpu.push(run.cpuSeconds);
    samples.replay.push(await onTarget({}, ({ url }) => replay(url, requests, CONCURRENCY)));
    samples.start.push((await onTarget({}, (target) => certify(target, CHEAP_CLAUSE))).seconds);
  }
  const bare = median(samples.replay);
  const [run, cpu, start] = [median(samples.run), median(samples.cpu), median(samples.start)];
  return {
    figures: [
      { label: `requests, ${CONCURRENCY} at once`, value: requests.length, unit: 'count' },
      { label: 'run ÷ bare client', value: run / bare, unit: 'ratio', target: { atMost: 2 } },
      { label: '(run − start) ÷ bare client', value: (run - start) / bare, unit: 'ratio' },
      { label: 'CPU time of the run ÷ its wall time', value: cpu / run, unit: 'ratio' },
    ],
    samples,
  };
}
