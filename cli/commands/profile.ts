/** What `profile check` takes. */
import type { Command } from 'commander';
import type { ExitCode } from '../process/errors.ts';

/** Declares `profile check` below `profile`, which is declared here where no other file did. */
export function addProfileCheck(program: Command, end: (code: ExitCode) => void): void {
  const group =
    program.commands.find((command) => command.name() === 'profile') ??
    program.command('profile').description('check a profile, or make one');
  group
    .command('check')
    .argument('<name|file>', 'a profile, JSON or YAML')
    .description('tell everything that is wrong with a profile, by line and JSON pointer')
    .action(async (file: string) => end((await import('../profile/check.ts')).profileCheck(file)));
}
