/** `verify`: checks a certificate. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { builtInOf } from '../../../reports/certificate/consistency.ts';
import type { Statement } from '../../../reports/certificate/statement.ts';
import { verifyCertificate } from '../../../reports/certificate/verify.ts';
import { visibleLine } from '../../../reports/text/escape.ts';
import { count } from '../../../reports/text/phrases.ts';
import { loadClauses } from '../../../specs/load.ts';
import type { Level } from '../../../specs/model.ts';
import { errorCode, UsageError } from '../../process/errors.ts';
import { EXIT, type ExitCode } from '../../process/exitCodes.ts';
import { printNotice } from '../../process/notice.ts';
import { readReport } from '../readReport.ts';
import { replayProblems } from '../replay/replayProblems.ts';
import { REPORT_FILES } from '../reportFolder.ts';
import { publicKeyFrom } from './keys.ts';

export interface VerifyOptions {
  /** PEM file of the public key that must have signed the certificate. */
  key?: string;
  /** Folder of the certified files; by default that of the certificate. */
  dir?: string;
  /** The level at which the target must be conformant. */
  level?: Level;
  /** Ids of clauses that the profile may waive. */
  allowWaived?: string[];
  /** The digest that the profile must have: `sha256:` and 64 hexadecimal digits. */
  profileDigest?: string;
}

/**
 * Prints the problems of the certificate, or what it states. Returns exit code 1 if there are problems.
 * @throws UsageError if it cannot be read
 */
export async function verify(file: string, options: VerifyOptions): Promise<ExitCode> {
  const { key, dir = dirname(file), level, allowWaived = [], profileDigest } = options;
  checkOptions(options);
  const certificate = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new UsageError(`verify: ${JSON.stringify(file)} cannot be read (${errorCode(error)})`);
  });
  const { problems, statement } = verifyCertificate({
    certificate,
    files: {
      conformance: await readFile(join(dir, REPORT_FILES.conformance)).catch(() => null),
      exchanges: await readFile(join(dir, REPORT_FILES.exchanges)).catch(() => null),
    },
    key: key === undefined ? null : await publicKeyFrom(key),
    level: level ?? null,
    allowWaived,
    profileDigest: profileDigest ?? null,
  });
  const replay = problems.length > 0 ? null : await replayed(dir);
  for (const problem of [...problems, ...(replay?.problems ?? [])]) printNotice(`verify: ${problem}`);
  if (replay === null || replay.problems.length > 0 || statement === null) return EXIT.nonConformant;
  process.stdout.write(`${description(statement, { key, notReplayed: replay.notReplayed })}\n`);
  return EXIT.ok;
}

/** @throws UsageError for an unknown clause or a digest of another form */
function checkOptions({ level, allowWaived = [], profileDigest }: VerifyOptions): void {
  if (allowWaived.length > 0 && level === undefined)
    throw new UsageError('--allow-waived needs --level: without a level, waived clauses are not refused');
  const known = loadClauses().map(({ id }) => id);
  const unknown = allowWaived.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new UsageError(`--allow-waived: there is no clause ${JSON.stringify(unknown)}`);
  if (profileDigest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(profileDigest))
    throw new UsageError(
      `--profile-digest must be sha256: and 64 hexadecimal digits, not ${JSON.stringify(profileDigest)}`,
    );
}

/** `key` is the file of the signer's public key, and `notReplayed` the reason why the recording was not replayed. */
function description(
  { subject, predicate }: Statement,
  { key, notReplayed }: { key: string | undefined; notReplayed: string | null },
): string {
  const host = subject[0]?.name ?? '';
  const details = predicate.proofmark;
  const { verdict, level, attained, reason } = details;
  const material = (name: string) => predicate.configuration.find((descriptor) => descriptor.name === name);
  const { core, full } = attained;
  const note = (name: string, member: string) => String(material(name)?.annotations?.[member] ?? '');
  const lines: [name: string, text: string][] = [
    ['The certificate is valid', `${host} is ${verdict} at level ${level}${reason === null ? '' : `: ${reason}`}`],
    ['attained', `core ${core.passed}/${core.of}, full ${full.passed}/${full.of}`],
    ['run', `${details.startedAt}, ${material('suite')?.uri ?? ''}, clause revision ${note('clauses', 'revision')}`],
    ['', `profile ${profileOf(material('profile'))}, seed ${note('seed', 'seed')}, runs ${note('seed', 'runs')}`],
    ['reached by hook', clauseList(details.evidence.hook)],
    ['by load', clauseList(details.evidence.load)],
    ['not exercised', clauseList(details.notExercised.map(({ id }) => id))],
    ['not applicable', clauseList(details.notApplicable.map(({ id }) => id))],
    ['inconclusive', clauseList(details.inconclusive.map(({ id }) => id))],
    ['waived by profile', clauseList((details.waived ?? details.lowered).map(({ id }) => id))],
    ['identity', details.target.insecure === true ? 'not proved: the run used --insecure' : ''],
    ['signed by', `${details.signer.keyid}${key === undefined ? '; the signer was not checked: give --key' : ''}`],
    ['proved', key === undefined ? 'nothing changed since it was signed' : `the owner of ${key} signed it`],
    ['', notReplayed === null ? `the verdict follows from the recorded exchanges, which name ${host}` : ''],
    ['not replayed', notReplayed ?? ''],
    ['not proved', 'that the run took place, and who answered at that URL'],
  ];
  return lines
    .filter(([, text]) => text !== '')
    .map(([name, text], at) =>
      at === 0 ? `${name}: ${visibleLine(text)}` : `  ${name.padEnd(20)}${visibleLine(text)}`,
    )
    .join('\n');
}

/** Replays the recording if it is beside the certificate. */
async function replayed(dir: string): Promise<{ notReplayed: string | null; problems: string[] }> {
  const report = await readReport(dir);
  const { recordings = [] } = report.conformance;
  const missing = recordings.filter(({ name }) => !existsSync(join(dir, name))).map(({ name }) => name);
  if (recordings.length === 0)
    return { notReplayed: null, problems: ['the certificate names no recording of the run'] };
  if (missing.length > 0) return { notReplayed: `${missing.join(', ')} is not beside the certificate`, problems: [] };
  return { notReplayed: null, problems: await replayProblems(dir, report) };
}

/** The name, with the digest of a profile that this version does not contain. */
function profileOf(descriptor: Statement['predicate']['configuration'][number] | undefined): string {
  const name = String(descriptor?.annotations?.name ?? '');
  const digest = `sha256:${descriptor?.digest.sha256 ?? ''}`;
  return builtInOf({ name, digest }) === null ? `${name} (not built in, ${digest})` : name;
}

function clauseList(all: readonly string[]): string {
  return all.length === 0 ? '' : `${count(all.length, 'clause')}: ${all.join(' ')}`;
}
