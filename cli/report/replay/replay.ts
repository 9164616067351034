/** `replay`: computes every record and the verdict of a report again from its recordings, without a network. */
import { join } from 'node:path';
import { colorsFor } from '../../../reports/console/style.ts';
import { verdictLine } from '../../../reports/console/summary.ts';
import { count } from '../../../reports/text/phrases.ts';
import { clauseSetDigest, loadClauses, loadRevision, packageVersion } from '../../../specs/load.ts';
import type { Conformance } from '../../../specs/model.ts';
import { orUsageError, UsageError } from '../../process/errors.ts';
import { EXIT, type ExitCode } from '../../process/exitCodes.ts';
import { printNotice } from '../../process/notice.ts';
import { exitCodeOf } from '../../run/exitCode.ts';
import { parseNumber } from '../../settings/parseNumber.ts';
import { readReport } from '../readReport.ts';
import { readDigested, replayProblems, statedFacts } from './replayProblems.ts';
import { type Replayed, replayRun } from './replayRun.ts';
import { reportFrom } from './reportFrom.ts';

export interface ReplayOptions {
  /** Judge the recorded exchanges by this clause revision instead of comparing. */
  revision?: string;
}

/**
 * Prints each difference between the report and its recordings, and returns exit code 1 if there are any. With `--revision`, prints the
 * verdict of that revision and returns its exit code.
 * @throws UsageError if the folder holds no report or no recording
 */
export async function replay(dir: string, { revision }: ReplayOptions): Promise<ExitCode> {
  const report = await readReport(dir);
  const { conformance } = report;
  if ((conformance.recordings ?? []).length === 0)
    throw new UsageError(`replay: ${JSON.stringify(dir)} names no recording: run proofmark again`);
  if (revision !== undefined) return judgeBy(revision, dir, conformance);
  const problems = await replayProblems(dir, report);
  for (const problem of problems) printNotice(`replay: ${problem}`);
  if (problems.length > 0) return EXIT.nonConformant;
  const { verdict, level, clauses } = conformance;
  process.stdout.write(
    `${dir}: the recording gives the same ${count(clauses.length, 'record')} and the same verdict, ${verdict} at level ${level}\n`,
  );
  return EXIT.ok;
}

async function judgeBy(text: string, dir: string, conformance: Conformance): Promise<ExitCode> {
  const revision = parseNumber('--revision', text, { minimum: 1, maximum: 1_000_000, whole: true });
  orUsageError('--revision', () => loadRevision(revision));
  const parts: Replayed[] = [];
  for (const { name, digest } of conformance.recordings ?? []) {
    const file = join(dir, name);
    const read = await readDigested(file, digest);
    if (typeof read === 'string') throw new UsageError(`replay: ${JSON.stringify(file)} ${read}`);
    try {
      parts.push(await replayRun(file, revision));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new UsageError(`replay: ${JSON.stringify(file)} cannot be replayed: ${why}`);
    }
  }
  const { conformance: judged } = reportFrom(parts, {
    ...statedFacts(conformance),
    suite: { version: packageVersion(), clauses: clauseSetDigest(revision), revision },
    selection: null,
    interrupted: false,
  });
  const judgedIds = new Set(parts.flatMap(({ records }) => records.map(({ id }) => id)));
  const missing = loadClauses(revision).filter(({ id }) => !judgedIds.has(id));
  if (missing.length > 0)
    printNotice(`replay: the recording holds no exchanges for ${missing.map(({ id }) => id).join(' ')}`);
  process.stdout.write(`Revision ${revision}: ${verdictLine(judged, colorsFor(process.stdout, process.env))}\n`);
  return exitCodeOf(judged, { selection: null, shard: null, interrupted: false, internalError: false });
}
