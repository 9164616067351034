import type { Command } from 'commander';
import type { ExitCode } from '../../process/exitCodes.ts';
import type { ReportOptions } from '../../report/showReport.ts';

/** Declares `report`. */
export function addReport(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('report')
    .description('show an earlier run, or open its page')
    .argument('[dir]', 'the report folder', 'proofmark-report')
    .option('--open', 'open the page in the browser')
    .option('--badge <file>', 'write an SVG badge with the verdict')
    .option('--verbose', 'print every failure, reason and area')
    .action(async (dir: string, options: ReportOptions) =>
      end(await (await import('../../report/showReport.ts')).showReport(dir, options, process.env)),
    );
}
