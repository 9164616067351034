import { type Command, Option } from 'commander';
import type { ExitCode } from '../process/exitCodes.ts';
import type { ServeOptions } from '../serve/serve.ts';

/** Declares `serve`. */
export function addServe(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('serve')
    .description('run the embedded reference as a mock server')
    .addOption(new Option('--port <n>', 'port to listen on, 0 for a free one').default('4010'))
    .option('--profile <name|file>', 'serve the resources of this profile (default: those of the reference)')
    .option('--fault <id>', 'inject this fault; `proofmark explain` lists the faults of a clause')
    .action(async (options: ServeOptions) =>
      end(await (await import('../serve/serve.ts')).serve(options, process.env)),
    );
}
