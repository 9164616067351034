import type { Command } from 'commander';
import type { ExitCode } from '../process/exitCodes.ts';

/** Declares `prove`. */
export function addProve(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('prove')
    .description('make the kill matrix: run the suite on every known fault and lawful variant')
    .option('--clause <glob...>', 'only these clauses, and the faults that break them')
    .option('--fault <id...>', 'only these faults')
    .option('--seed <n>', 'seed of the generated values (1)')
    .option('--seeds <n>', 'run each fault with N seeds and print the detection rate (1)')
    .option('--runs <n>', 'runs of each property (25)')
    .option('--jobs <n>', 'parallel processes (two per core)')
    .option('--quick', 'one fault per clause, and only the clauses it breaks')
    .option('--detection', 'every fault, but only the clauses it breaks: faster, and silent about wrong blame')
    .option(
      '--out <dir>',
      'folder for kill-matrix.json, kill-matrix.md, proof-figures.json and, of a whole proof, fault-signatures.json',
    )
    .action(async (options) => end(await (await import('../prove/prove.ts')).prove(options)));
}
