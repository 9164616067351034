/** `certify DIR`: signs what a run found. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordProblems, refusal } from '../../reports/certificate/consistency.ts';
import { signEnvelope } from '../../reports/certificate/envelope.ts';
import { buildStatement } from '../../reports/certificate/statement.ts';
import { visibleLine } from '../../reports/text/escape.ts';
import { loadRevision } from '../../specs/load.ts';
import { EXIT, type ExitCode, orUsageError, UsageError } from '../process/usage.ts';
import { readReportFolder } from '../report/reportFolder.ts';
import { codeOf } from '../settings/tls.ts';
import { privateKeyFrom } from './keys.ts';

export interface CertifyOptions {
  /** PEM file. */
  key?: string;
  out?: string;
}

/** Beside the files that it speaks of: with it, the folder is no longer taken for one that a run may replace. */
const CERTIFICATE = 'certificate.json';

/**
 * Writes the certificate; an existing file is left alone.
 * @throws UsageError for a run that is not to be certified, and for a missing or wrong key
 */
export async function certify(dir: string, options: CertifyOptions): Promise<ExitCode> {
  const { conformance, files } = await readReportFolder(dir);
  const shown = JSON.stringify(dir);
  const refused = refusal(conformance);
  if (refused !== null) throw new UsageError(`certify: ${shown} is not certified: ${refused}`);
  const frozen = orUsageError('certify', () => loadRevision(conformance.suite.revision ?? 0));
  const [problem] = recordProblems(conformance, frozen);
  if (problem !== undefined) throw new UsageError(`certify: ${shown} is not certified: ${visibleLine(problem)}`);
  const key = await privateKeyFrom(options.key);
  const statement = buildStatement({ conformance, files, frozen, key });
  const envelope = signEnvelope(Buffer.from(JSON.stringify(statement), 'utf8'), key);
  const out = options.out ?? join(dir, CERTIFICATE);
  try {
    await writeFile(out, `${JSON.stringify(envelope, null, 2)}\n`, { flag: 'wx' });
  } catch (error) {
    const why = codeOf(error) === 'EEXIST' ? 'exists: name another file' : `cannot be written (${codeOf(error)})`;
    throw new UsageError(`--out: ${JSON.stringify(out)} ${why}`);
  }
  const { verdict, level } = conformance;
  const [{ keyid }] = envelope.signatures;
  const { baseUrl, insecure = false } = conformance.target;
  const identity = insecure ? '; its identity is unproved: the run was made with --insecure' : '';
  process.stdout.write(`${out}: ${baseUrl} is ${verdict} at level ${level}${identity}; signed by ${keyid}\n`);
  return EXIT.ok;
}
