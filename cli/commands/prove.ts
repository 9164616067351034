/** What `prove` takes. */
import type { Command } from 'commander';
import type { ExitCode } from '../process/errors.ts';

/** Declares `prove`. */
export function addProve(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('prove')
    .description('the kill matrix: run the suite on every known fault and lawful variant')
    .option('--clause <glob...>', 'only these clauses, and the faults that break them')
    .option('--fault <id...>', 'only these faults')
    .option('--seed <n>', 'seed of the generated values (1)')
    .option('--seeds <n>', 'try each fault with N seeds and tell the detection rate (1)')
    .option('--runs <n>', 'runs of each property (25)')
    .option('--jobs <n>', 'processes at once (two for each core)')
    .option('--quick', 'one fault a clause, and only the clauses that it breaks')
    .option('--out <dir>', 'write kill-matrix.json, kill-matrix.md and proof-figures.json there')
    .action(async (options) => end(await (await import('../prove/prove.ts')).prove(options)));
}
