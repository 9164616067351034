/** For who starts vitest instead of the command: the settings of the project `conformance`, from the environment and a configuration file. */
import type { TestProject } from 'vitest/node';
import { ledgerPath, leftoverLedgers } from '../../cli/cleanup/ledgers.ts';
import { EXIT, UnreachableError, UsageError } from '../../cli/process/errors.ts';
import { checkOutDir } from '../../cli/report/reportFolder.ts';
import { complain } from '../../cli/report/printResult.ts';
import { preflight } from '../../cli/run/preflight.ts';
import { withConfigFile } from '../../cli/settings/configFile.ts';
import { resolveRun } from '../../cli/settings/settings.ts';

/**
 * Where a setting is missing or wrong, or nothing answers, the process ends here with one line and the command's own exit
 * status: an error thrown to vitest would be told as "No test files found" first.
 */
export default async function setup(project: TestProject): Promise<void> {
  try {
    const { options, file } = await withConfigFile({}, process.env);
    if (options.dryRun === true)
      throw new UsageError(`${file}: dryRun is for the command, \`proofmark run\`: leave it out here`);
    const { settings, embedded, waitSeconds, outDir } = await resolveRun(options, process.env);
    if (file !== null) complain(`settings from ${file}`);
    if (embedded) {
      throw new UsageError(
        'PROOFMARK_BASE_URL is not set: name the target to be certified (--project unit runs the tests of proofmark itself)',
      );
    }
    await checkOutDir(outDir);
    const earlier = leftoverLedgers(outDir);
    if (earlier.length > 0)
      complain(`an earlier run left something on its target: proofmark cleanup ${earlier.join(' ')}`);
    settings.ledger = ledgerPath(outDir, settings.marker);
    settings.spent = await preflight(settings, { waitSeconds, signal: new AbortController().signal });
    // a file may select the clauses of some areas alone: the others' suites are then empty
    project.config.passWithNoTests = true;
    // a filter of vitest's may leave tests out: each clause starts with its own
    project.provide('proofmark', { settings, channel: null });
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof UnreachableError)) throw error;
    complain(error.message);
    process.exit(error instanceof UsageError ? EXIT.usage : EXIT.unreachable);
  }
}
