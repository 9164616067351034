/** `profile check`: lists every problem of a profile. */
import { checkProfile, problemLine } from '../../specs/profile/check.ts';
import { loadProfile } from '../../specs/profile/profiles.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';

/** Prints the problems on stderr, one per line, and returns exit code 64. Without problems, prints the resources on stdout. */
export function profileCheck(nameOrFile: string): ExitCode {
  const problems = checkProfile(nameOrFile);
  if (problems.length > 0) {
    process.stderr.write(`${problems.map(problemLine).join('\n')}\n`);
    return EXIT.usage;
  }
  const { profile } = loadProfile(nameOrFile);
  const names = Object.keys(profile.resources);
  process.stdout.write(`${nameOrFile}: the profile ${profile.name} is valid: ${names.join(', ')}\n`);
  return EXIT.ok;
}
