/** Reads the report of a finished run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readExchanges } from '../../reports/record/exchanges.ts';
import { describeErrors, validatorFor } from '../../specs/load.ts';
import type { Conformance, RecordedExchange } from '../../specs/model.ts';
import { errorCode, orUsageError, UsageError } from '../process/errors.ts';
import { REPORT_FILES } from './reportFolder.ts';

export interface Report {
  conformance: Conformance;
  /** By clause id. */
  exchanges: Map<string, RecordedExchange[]>;
  /** The files' bytes. */
  files: { conformance: Buffer; exchanges: Buffer };
}

/** @throws UsageError if the folder contains no report of a finished run, or an invalid one */
export async function readReport(dir: string): Promise<Report> {
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
    throw new UsageError(`${JSON.stringify(dir)} contains no report of a finished run: ${name} (${errorCode(error)})`);
  }
}

/** @throws Error that names the first problem */
export function parseConformance(bytes: Buffer): Conformance {
  const value: unknown = JSON.parse(bytes.toString('utf8'));
  const validate = validatorFor('conformance');
  if (!validate(value)) throw new Error(`does not match its schema: ${describeErrors(validate)[0]}`);
  return value as Conformance;
}
