/** Start: the fixed cost of a command, relative to an empty JavaScript file. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHEAP_CLAUSE, certify, MAIN, seconds } from '../command.ts';
import type { Figure, Measured } from '../results.ts';
import { median } from '../stats.ts';
import { onTarget } from '../target.ts';

/** These processes are short, so each round measures them several times. */
const TIMES = 4;

export async function measureStart(rounds: number): Promise<Measured> {
  const dir = await mkdtemp(join(tmpdir(), 'proofmark-bench-'));
  try {
    const empty = join(dir, 'empty.js');
    await writeFile(empty, '');
    const commands = { empty: [empty], help: [MAIN, '--help'], clauses: [MAIN, 'clauses'] };
    const samples = { empty: [] as number[], help: [] as number[], clauses: [] as number[], run: [] as number[] };
    // alternate, so that a busy moment of the machine affects all commands alike
    for (let round = 0; round < rounds * TIMES; round += 1) {
      for (const name of ['empty', 'help', 'clauses'] as const) samples[name].push(await seconds(commands[name]));
    }
    for (let round = 0; round < rounds; round += 1) {
      samples.run.push((await onTarget({}, (target) => certify(target, CHEAP_CLAUSE))).seconds);
    }
    const ratio = (label: string, name: keyof typeof samples, target?: Figure['target']): Figure => ({
      label: `${label} ÷ an empty file`,
      value: median(samples[name]) / median(samples.empty),
      unit: 'ratio',
      ...(target === undefined ? {} : { target }),
    });
    return {
      figures: [
        ratio('`--help`', 'help', { atMost: 1.6 }),
        ratio('`clauses`', 'clauses', { atMost: 2.5 }),
        ratio('a run of one cheap clause', 'run'),
      ],
      samples,
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
