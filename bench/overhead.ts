/** Overhead: what judging costs beyond sending. A run beside the same requests by a bare client, in turn. */
import { certify } from './command.ts';
import { replay } from './replay.ts';
import type { Measured } from './results.ts';
import { median } from './stats.ts';
import { onTarget } from './target.ts';

const CONCURRENCY = 8;
const FLAGS = ['--no-report', '--concurrency', String(CONCURRENCY)];
/** The cheapest clause that sends anything: what is left is the start, the report's record and the end. */
export const EMPTY = ['--no-report', '--clause', 'get.429'];

export async function measureOverhead(rounds: number): Promise<Measured> {
  const requests = await onTarget({ record: true }, async (target) => {
    await certify(target, FLAGS);
    return (await target.seen()).recorded;
  });
  const samples = { run: [], cpu: [], replay: [], empty: [] } as Record<'run' | 'cpu' | 'replay' | 'empty', number[]>;
  for (let round = 0; round < rounds; round += 1) {
    const run = await onTarget({}, (target) => certify(target, FLAGS));
    samples.run.push(run.seconds);
    samples.cpu.push(run.cpuSeconds);
    samples.replay.push(await onTarget({}, ({ url }) => replay(url, requests, CONCURRENCY)));
    samples.empty.push((await onTarget({}, (target) => certify(target, EMPTY))).seconds);
  }
  const [run, cpu, bare, empty] = [samples.run, samples.cpu, samples.replay, samples.empty].map(median) as [
    number,
    number,
    number,
    number,
  ];
  return {
    figures: [
      { label: `requests, ${CONCURRENCY} at once`, value: requests.length, unit: 'count' },
      { label: 'a run without Allure, from start to end of its process', value: run, unit: 's' },
      { label: 'CPU time of that process, all threads', value: cpu, unit: 's' },
      { label: 'the same requests by undici, from the first to the last answer', value: bare, unit: 's' },
      { label: 'a run of one cheap clause: the fixed start', value: empty, unit: 's' },
      { label: 'run ÷ replay', value: run / bare, unit: 'ratio', target: { atMost: 2 } },
      { label: '(run − fixed start) ÷ replay', value: (run - empty) / bare, unit: 'ratio' },
    ],
    samples,
  };
}
