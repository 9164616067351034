import { type Command, Option } from 'commander';
import type { ExitCode } from '../../process/exitCodes.ts';
import type { MergeOptions } from '../../report/merge.ts';

/** Declares `merge`. */
export function addMerge(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('merge')
    .description('merge the shards of a run (`run --shard I/N`) into one verdict and one report')
    .argument('<dir...>', 'the report folder of each shard')
    .option('--out <dir>', 'where to write the report', 'proofmark-report')
    .option('--no-report', 'write no Allure results and no Allure report')
    .addOption(new Option('--json', 'print only conformance.json').conflicts('quiet'))
    .option('--quiet', 'print only the verdict line')
    .addOption(new Option('--verbose', 'print every failure, reason and area').conflicts(['json', 'quiet']))
    .action(async (dirs: string[], options: MergeOptions) =>
      end(await (await import('../../report/merge.ts')).merge(dirs, options, process.env)),
    );
}
