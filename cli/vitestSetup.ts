/** For who starts vitest instead of the command: the settings of the project `conformance`, from the environment alone. */
import type { TestProject } from 'vitest/node';
import { preflight } from './preflight.ts';
import { resolveRun } from './settings.ts';
import { EXIT, UnreachableError, UsageError } from './usage.ts';

/**
 * Where a setting is missing or wrong, or nothing answers, the process ends here with one line and the command's own exit
 * status: an error thrown to vitest would be told as "No test files found" first.
 */
export default async function setup(project: TestProject): Promise<void> {
  try {
    const { settings, embedded, waitSeconds } = await resolveRun({}, process.env);
    if (embedded) {
      throw new UsageError(
        'PROOFMARK_BASE_URL is not set: name the target to be certified (--project unit runs the tests of proofmark itself)',
      );
    }
    settings.spent = await preflight(settings, { waitSeconds, signal: new AbortController().signal });
    // a filter of vitest's may leave tests out: each clause starts with its own
    project.provide('proofmark', { settings, channel: null });
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof UnreachableError)) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    process.exit(error instanceof UsageError ? EXIT.usage : EXIT.unreachable);
  }
}
