/** Start: what a command costs before it does anything, beside an empty file of JavaScript. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certify, MAIN, seconds } from './command.ts';
import { EMPTY } from './overhead.ts';
import type { Figure, Measured } from './results.ts';
import { median } from './stats.ts';
import { onTarget } from './target.ts';

/** Short as they are, they are measured more often than the rest. */
const TIMES = 4;

export async function measureStart(rounds: number): Promise<Measured> {
  const dir = await mkdtemp(join(tmpdir(), 'proofmark-bench-'));
  try {
    const empty = join(dir, 'empty.js');
    await writeFile(empty, '');
    const commands = { node: [empty], help: [MAIN, '--help'], clauses: [MAIN, 'clauses'] };
    const samples: Record<string, number[]> = { node: [], help: [], clauses: [], run: [] };
    // in turn, so that a busy moment of the machine strikes all alike
    for (let round = 0; round < rounds * TIMES; round += 1) {
      for (const [name, args] of Object.entries(commands)) samples[name]?.push(await seconds(args));
    }
    for (let round = 0; round < rounds; round += 1) {
      samples.run?.push((await onTarget({}, (target) => certify(target, EMPTY))).seconds);
    }
    const of = (name: string) => median(samples[name] ?? []);
    const ratio = (label: string, name: string, atMost?: number): Figure => ({
      label,
      value: of(name) / of('node'),
      unit: 'ratio',
      ...(atMost === undefined ? {} : { target: { atMost } }),
    });
    return {
      figures: [
        { label: 'an empty file', value: of('node') * 1000, unit: 'ms' },
        ratio('`--help` ÷ an empty file', 'help', 1.6),
        ratio('`clauses` ÷ an empty file', 'clauses', 2.5),
        ratio('a run of one cheap clause ÷ an empty file', 'run'),
      ],
      samples,
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
