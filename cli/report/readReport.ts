/** Reads back what a run left in its folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readExchanges } from '../../reports/record/exchanges.ts';
import { describeErrors, validatorFor } from '../../specs/load.ts';
import type { Conformance, RecordedExchange } from '../../specs/model.ts';
import { orUsageError, UsageError } from '../process/errors.ts';
import { codeOf } from '../settings/target/tls.ts';
import { REPORT_FILES } from './reportFolder.ts';

export interface ReportFolder {
  conformance: Conformance;
  /** By clause. */
  exchanges: Map<string, RecordedExchange[]>;
  /** The files as they stand. */
  files: { conformance: Buffer; exchanges: Buffer };
}

/** @throws UsageError where the folder holds no report of a finished run, or one that is not as its schema says */
export async function readReportFolder(dir: string): Promise<ReportFolder> {
  const files = {
    conformance: await readIn(dir, REPORT_FILES.conformance),
    exchanges: await readIn(dir, REPORT_FILES.exchanges),
  };
  const conformance = orUsageError(join(dir, REPORT_FILES.conformance), () => parseConformance(files.conformance));
  const ids = conformance.clauses.map(({ id }) => id);
  const exchanges = orUsageError(join(dir, REPORT_FILES.exchanges), () =>
    readExchanges(files.exchanges.toString('utf8'), ids),
  );
  return { conformance, exchanges, files };
}

async function readIn(dir: string, name: string): Promise<Buffer> {
  try {
    return await readFile(join(dir, name));
  } catch (error) {
    throw new UsageError(`${JSON.stringify(dir)} holds no report of a finished run: ${name} (${codeOf(error)})`);
  }
}

/** @throws Error naming what is wrong first */
export function parseConformance(bytes: Buffer): Conformance {
  const value: unknown = JSON.parse(bytes.toString('utf8'));
  const validate = validatorFor('conformance');
  if (!validate(value)) throw new Error(`not as its schema says: ${describeErrors(validate)[0]}`);
  return value as Conformance;
}
