/** What `profile from-openapi` takes. */
import type { Command } from 'commander';
import type { ExitCode } from '../process/errors.ts';

/** Declares `profile from-openapi` below `profile`, which is declared here where no other file did. */
export function addProfileFromOpenapi(program: Command, end: (code: ExitCode) => void): void {
  const group =
    program.commands.find((command) => command.name() === 'profile') ??
    program.command('profile').description('check a profile, or make one');
  group
    .command('from-openapi')
    .argument('<file>', 'an OpenAPI 3.0 or 3.1 description, JSON or YAML')
    .description('make a profile from an OpenAPI description; tells what was left out, and why')
    .option('--out <file>', 'where the profile goes (stdout)')
    .option('--name <name>', 'the profile’s name (the description’s title)')
    .option('--base-path <path>', 'what stands in front of every path (by the description’s paths)')
    .option('--billable <name...>', 'resources that cost money: they run only when they are named')
    .option('--path-value <name=value...>', 'what stands for a variable of paths, such as CountryCode=US')
    .action(async (file: string, options) =>
      end(await (await import('../profile/fromOpenapi.ts')).profileFromOpenapi(file, options)),
    );
}
