import { type Command, Option } from 'commander';
import type { ExitCode } from '../../process/exitCodes.ts';
import type { CompareOptions } from '../../report/compare.ts';

/** Declares `compare`. */
export function addCompare(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('compare')
    .description('show what changed between two runs; exits 1 if anything got worse')
    .argument('<before>', 'a report folder, or its conformance.json')
    .argument('<after>', 'another one')
    .addOption(new Option('--format <format>', 'text, json or markdown').default('text'))
    .action(async (before: string, after: string, options: CompareOptions) =>
      end(await (await import('../../report/compare.ts')).compare(before, after, options, process.env)),
    );
}
