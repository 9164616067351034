import type { Command } from 'commander';
import type { ExitCode } from '../process/exitCodes.ts';
import type { FromOpenapiOptions } from '../profile/fromOpenapi.ts';

/** Declares `profile check` and `profile from-openapi`. */
export function addProfile(program: Command, end: (code: ExitCode) => void): void {
  const profile = program.command('profile').description('check a profile, or make one');
  profile
    .command('check')
    .argument('<name|file>', 'a profile, JSON or YAML')
    .description('list every problem of a profile, by line and JSON pointer')
    .action(async (file: string) => end((await import('../profile/check.ts')).profileCheck(file)));
  profile
    .command('from-openapi')
    .argument('<file>', 'an OpenAPI 3.0 or 3.1 description, JSON or YAML')
    .description('make a profile from an OpenAPI description; lists what is left out, and why')
    .option('--out <file>', 'where to write the profile (stdout)')
    .option('--name <name>', 'the profile’s name (the description’s title)')
    .option('--base-path <path>', 'the prefix of every path (derived from the description)')
    .option('--billable <name...>', 'resources that cost money: they run only when named')
    .option('--path-value <name=value...>', 'a value for a path variable, such as CountryCode=US')
    .action(async (file: string, options: FromOpenapiOptions) =>
      end(await (await import('../profile/fromOpenapi.ts')).profileFromOpenapi(file, options)),
    );
}
