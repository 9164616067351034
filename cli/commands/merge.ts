/** What `merge` takes. */
import { type Command, Option } from 'commander';
import type { ExitCode } from '../process/errors.ts';
import type { MergeOptions } from '../report/merge.ts';

/** Declares `merge`. */
export function addMerge(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('merge')
    .description('put the shards of a run (`run --shard I/N`) together: its verdict and its report')
    .argument('<dir...>', 'the report folder of each shard')
    .option('--out <dir>', 'where the report goes', 'proofmark-report')
    .option('--no-report', 'leave the Allure results and report out')
    .addOption(new Option('--json', 'print conformance.json alone').conflicts('quiet'))
    .option('--quiet', 'print the verdict line alone')
    .action(async (dirs: string[], options: MergeOptions) =>
      end(await (await import('../report/merge.ts')).merge(dirs, options, process.env)),
    );
}
