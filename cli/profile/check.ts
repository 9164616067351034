/** `profile check`: everything that is wrong with a profile, one line each. */
import { checkProfile, problemLine } from '../../specs/profile/check.ts';
import { loadProfile } from '../../specs/profile/profiles.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';

/** Problems go to stderr, with exit status 64; else stdout says what the profile holds. */
export function profileCheck(nameOrFile: string): ExitCode {
  const problems = checkProfile(nameOrFile);
  if (problems.length > 0) {
    process.stderr.write(`${problems.map(problemLine).join('\n')}\n`);
    return EXIT.usage;
  }
  const { profile } = loadProfile(nameOrFile);
  const names = Object.keys(profile.resources);
  process.stdout.write(`${nameOrFile}: the profile ${profile.name} is sound: ${names.join(', ')}\n`);
  return EXIT.ok;
}
