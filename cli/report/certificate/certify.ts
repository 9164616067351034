/** `certify`: signs the result of a run. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordProblems, refusal } from '../../../reports/certificate/consistency.ts';
import { signEnvelope } from '../../../reports/certificate/envelope.ts';
import { buildStatement } from '../../../reports/certificate/statement.ts';
import { visibleLine } from '../../../reports/text/escape.ts';
import { loadRevision } from '../../../specs/load.ts';
import { errorCode, orUsageError, UsageError } from '../../process/errors.ts';
import { EXIT, type ExitCode } from '../../process/exitCodes.ts';
import { readReport } from '../readReport.ts';
import { replayProblems } from '../replay/replayProblems.ts';
import { privateKeyFrom } from './keys.ts';

export interface CertifyOptions {
  /** PEM file of an Ed25519 private key. */
  key?: string;
  /** Where to write the certificate. */
  out?: string;
}

/** The file beside the report. It also protects the report: no run replaces a report in a folder that contains other files. */
const CERTIFICATE = 'certificate.json';

/**
 * Writes the certificate. Never overwrites a file.
 * @throws UsageError for a run that cannot be certified, a missing or wrong key, or an existing file
 */
export async function certify(dir: string, options: CertifyOptions): Promise<ExitCode> {
  const report = await readReport(dir);
  const { conformance, files } = report;
  const shown = JSON.stringify(dir);
  const refused = refusal(conformance);
  if (refused !== null) throw new UsageError(`certify: ${shown} cannot be certified: ${refused}`);
  const frozen = orUsageError('certify', () => loadRevision(conformance.suite.revision ?? 0));
  const [problem] = recordProblems(conformance, frozen);
  if (problem !== undefined) throw new UsageError(`certify: ${shown} cannot be certified: ${visibleLine(problem)}`);
  const [difference] = await replayProblems(dir, report);
  if (difference !== undefined) {
    throw new UsageError(
      `certify: ${shown} cannot be certified: its result does not follow from its recording: ${visibleLine(difference)}`,
    );
  }
  const key = await privateKeyFrom(options.key);
  const statement = buildStatement({ conformance, files, frozen, key });
  const envelope = signEnvelope(Buffer.from(JSON.stringify(statement), 'utf8'), key);
  const out = options.out ?? join(dir, CERTIFICATE);
  try {
    await writeFile(out, `${JSON.stringify(envelope, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    const why = errorCode(error) === 'EEXIST' ? 'exists: name another file' : `cannot be written (${errorCode(error)})`;
    throw new UsageError(`--out: ${JSON.stringify(out)} ${why}`);
  }
  const { verdict, level } = conformance;
  const [{ keyid }] = envelope.signatures;
  const { baseUrl, insecure = false } = conformance.target;
  const identity = insecure ? '; its identity is not proved: the run used --insecure' : '';
  process.stdout.write(`${out}: ${baseUrl} is ${verdict} at level ${level}${identity}; signed by ${keyid}\n`);
  return EXIT.ok;
}
