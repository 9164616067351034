/** What `explain` takes. */
import type { Command } from 'commander';
import type { ExitCode } from '../process/errors.ts';

/** Declares `explain`. */
export function addExplain(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('explain')
    .description('tell all about one clause')
    .argument('<id>', 'such as auth.wrong-token')
    .action(async (id) => end(await (await import('../contract/explain.ts')).explain(id)));
}
