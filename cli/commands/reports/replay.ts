import type { Command } from 'commander';
import type { ExitCode } from '../../process/exitCodes.ts';
import type { ReplayOptions } from '../../report/replay/replay.ts';

/** Declares `replay`. */
export function addReplay(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('replay')
    .description(
      'compute the records and the verdict of a report again from its recording, offline: exits 1 if they differ',
    )
    .argument('<dir>', 'the report folder of the run')
    .option('--revision <number>', 'judge the recorded exchanges by this clause revision instead')
    .action(async (dir: string, options: ReplayOptions) =>
      end(await (await import('../../report/replay/replay.ts')).replay(dir, options)),
    );
}
