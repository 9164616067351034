/** What `init` takes. */
import type { Command } from 'commander';
import type { ExitCode } from '../process/errors.ts';

/** Declares `init`. */
export function addInit(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('init')
    .argument('[file]', 'where the profile goes', 'profile.yaml')
    .description('write a commented profile to start from; asks on a terminal')
    .option('--extends <name>', 'the built-in profile to start from (documented)')
    .option('--name <name>', 'the profile’s name (my-api)')
    .option('--base-path <path>', 'what stands in front of every path (/2010-04-01/Accounts/{AccountSid})')
    .option('--resource <name>', 'a first resource of your own (Things)')
    .option('--prefix <letters>', 'the two letters that its sids begin with (TH)')
    .option('--no-put', 'it offers no PUT')
    .option('--yes', 'ask nothing')
    .option('--force', 'overwrite the file')
    .action(async (file: string, options) => end(await (await import('../profile/init.ts')).init(file, options)));
}
