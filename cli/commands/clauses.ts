/** What `clauses` takes. */
import type { Command } from 'commander';
import type { ExitCode } from '../process/errors.ts';

/** Declares `clauses`. */
export function addClauses(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('clauses')
    .description('list the clauses of the contract')
    .option('--json', 'as JSON')
    .action(async (options) => end((await import('../contract/clauses.ts')).clauses(options)));
}
