/**
 * Reads the settings of the vitest project `conformance` from the environment and a configuration file, for users who run vitest
 * directly.
 */
import type { TestProject } from 'vitest/node';
import { ledgerPath, printEarlierLeftovers } from '../../cli/cleanup/ledgers.ts';
import { UnreachableError, UsageError } from '../../cli/process/errors.ts';
import { EXIT } from '../../cli/process/exitCodes.ts';
import { printNotice } from '../../cli/process/notice.ts';
import { checkReportDir } from '../../cli/report/reportFolder.ts';
import { preflight } from '../../cli/run/preflight.ts';
import { withConfigFile } from '../../cli/settings/configFile.ts';
import { resolveRun } from '../../cli/settings/settings.ts';
import { conclude } from './verdict.ts';

/**
 * Returns the teardown, which prints the verdict and sets the exit code. No reporter, filter or shard of vitest can leave it out. For a wrong setting or an unreachable target, prints one line and ends the process with the command's exit code. If it threw the
 * error, vitest would print "No test files found" first.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  try {
    const { options, file } = await withConfigFile({}, process.env);
    if (options.dryRun === true)
      throw new UsageError(`${file}: dryRun works only with \`proofmark run\`: remove it to run vitest`);
    const plan = await resolveRun(options, process.env);
    const { settings, embedded, waitSeconds, reportDir } = plan;
    if (file !== null) printNotice(`settings from ${file}`);
    if (embedded) {
      throw new UsageError(
        'PROOFMARK_BASE_URL is not set: give the URL of the target (--project unit runs the tests of proofmark itself)',
      );
    }
    await checkReportDir(reportDir);
    printEarlierLeftovers(reportDir, process.env);
    settings.ledger = ledgerPath(reportDir, settings.marker);
    settings.spent = await preflight(settings, { waitSeconds, signal: new AbortController().signal });
    // the configuration file may select clauses so that some suite has no test
    project.config.passWithNoTests = true;
    // without a channel, each clause starts with its test, so vitest's filters work
    project.provide('proofmark', { settings, channel: null });
    const run = { interrupted: false };
    project.vitest.onCancel(() => {
      run.interrupted = true;
    });
    return () => {
      // vitest only logs an error of a teardown
      process.exitCode = EXIT.internal;
      process.exitCode = conclude(project, plan, run.interrupted);
    };
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof UnreachableError)) throw error;
    printNotice(error.message);
    return process.exit(error instanceof UsageError ? EXIT.usage : EXIT.unreachable);
  }
}
