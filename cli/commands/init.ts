import type { Command } from 'commander';
import type { ExitCode } from '../process/exitCodes.ts';
import type { InitOptions } from '../profile/init.ts';

/** Declares `init`. */
export function addInit(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('init')
    .argument('[file]', 'where to write the profile', 'profile.yaml')
    .description('write a commented profile to start from; asks questions on a terminal')
    .option('--extends <name>', 'the built-in profile to start from (documented)')
    .option('--name <name>', 'the profile’s name (my-api)')
    .option('--base-path <path>', 'the prefix of every path (/2010-04-01/Accounts/{AccountSid})')
    .option('--resource <name>', 'a first resource of your own (Things)')
    .option('--prefix <letters>', 'the two letters that start its sids (TH)')
    .option('--no-put', 'the endpoint offers no PUT')
    .option('--yes', 'ask no questions')
    .option('--force', 'overwrite the file')
    .action(async (file: string, options: InitOptions) =>
      end(await (await import('../profile/init.ts')).init(file, options)),
    );
}
