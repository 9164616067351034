/** What `serve` takes. */
import { type Command, Option } from 'commander';
import type { ExitCode } from '../process/errors.ts';

/** Declares `serve`. */
export function addServe(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('serve')
    .description('run the embedded reference as a mock server')
    .addOption(new Option('--port <n>', 'port to listen on, 0 for a free one').default('4010'))
    .option('--profile <name|file>', 'serve what this profile describes (the reference’s own resources)')
    .option('--fault <id>', 'be wrong in this one way; `proofmark explain` names the faults of a clause')
    .action(async (options) => end(await (await import('../serve/serve.ts')).serve(options, process.env)));
}
