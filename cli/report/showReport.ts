/** `report`: shows the result of an earlier run. */
import { spawn } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { badge } from '../../reports/badge.ts';
import { errorCode, UsageError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';
import type { Env } from '../settings/target/target.ts';
import { printResult, TOKEN_HINT } from './printResult.ts';
import { readReport } from './readReport.ts';
import { REPORT_FILES } from './reportFolder.ts';

export interface ReportOptions {
  open?: boolean;
  badge?: string;
  verbose?: boolean;
}

/** The program that opens a file, by platform. */
const OPENERS: Partial<Record<NodeJS.Platform, [command: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Prints the summary. Returns 0 whatever the verdict, because nothing was run.
 * @throws UsageError if the folder contains no report, or the badge cannot be written
 */
export async function showReport(dir: string, options: ReportOptions, env: Env): Promise<ExitCode> {
  const { conformance } = await readReport(dir);
  const page = join(dir, REPORT_FILES.page);
  const reports: [string, string][] = existsSync(page) ? [['Page', page]] : [];
  // an earlier run writes no annotations and no job summary
  const { GITHUB_ACTIONS: _, ...quiet } = env;
  printResult(
    conformance,
    { format: options.verbose === true ? 'verbose' : 'summary', reports, hint: TOKEN_HINT },
    quiet,
  );
  if (options.badge !== undefined) writeBadge(options.badge, badge(conformance));
  if (options.open === true) await open(page);
  return EXIT.ok;
}

function writeBadge(file: string, svg: string): void {
  try {
    writeFileSync(file, svg);
  } catch (error) {
    throw new UsageError(`--badge: ${JSON.stringify(file)} cannot be written (${errorCode(error)})`);
  }
}

async function open(page: string): Promise<void> {
  if (!existsSync(page)) throw new UsageError(`--open: ${JSON.stringify(page)} does not exist`);
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open'];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, [...args, page], { stdio: 'ignore', detached: true });
    child.once('error', (error) => reject(new UsageError(`--open: cannot start ${command} (${errorCode(error)})`)));
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
