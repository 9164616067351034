/** Report folders of recorded runs, and ways to change their files and to sign them again. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll } from 'vitest';
import { type CertifyOptions, certify } from '../../../api/index.ts';
import { runCommandLine } from '../../../cli/commandLine.ts';
import { faultById } from '../../../reference/faults/index.ts';
import { startReference } from '../../../reference/server.ts';
import { variantById } from '../../../reference/variants/index.ts';
import { publicPem } from '../../../reports/certificate/envelope.ts';
import { loadProfile } from '../../../specs/load.ts';
import type { Conformance } from '../../../specs/model.ts';
import { sha256 } from '../../../specs/utils/digest.ts';
import { capture } from '../command/capture.ts';
import { temporaryFolder } from '../command/command.ts';
import { ACCOUNT, OTHER } from '../command/inProcess.ts';
import { KEYS, sign } from './certified.ts';

/** Two resources suffice to exercise every clause of level full. */
const QUICK: Partial<CertifyOptions> = {
  resources: ['Queues', 'Balance'],
  runs: 1,
  seed: 1,
  level: 'full',
  hook: 'Prefer: code={status}',
};

const WITHOUT_PUT = fileURLToPath(new URL('../../fixtures/profiles/without-put.yaml', import.meta.url));

/** Without PUT, a replay takes a third of the time. The reference then serves that profile. */
export const SHORT: Partial<CertifyOptions> = { profile: WITHOUT_PUT };

const RECORDING = 'recording.ndjson.gz';

type Mutation = NonNullable<Parameters<typeof startReference>[0]>['mutate'];

/** The reference with the fault or variant of that id; the plain reference without an id. */
function mutationOf(id: string | null | Mutation): Mutation {
  if (id === null || typeof id !== 'string') return id ?? undefined;
  const mutation = faultById(id) ?? variantById(id);
  if (mutation === undefined) throw new Error(`no fault or variant ${id}`);
  return mutation.apply;
}

/** Records a run of the whole suite on the reference with that fault or variant. */
export async function recordRun(
  out: string,
  id: string | null | Mutation = null,
  changes: Partial<CertifyOptions> = {},
) {
  const accounts = { main: ACCOUNT, other: OTHER };
  const mutate = mutationOf(id);
  const served = changes.profile === SHORT.profile ? { profile: loadProfile(WITHOUT_PUT).profile } : {};
  const reference = await startReference({ accounts, ...served, ...(mutate === undefined ? {} : { mutate }) });
  try {
    const other = { otherAccountSid: OTHER.accountSid, otherAuthToken: OTHER.authToken };
    return await certify({ baseUrl: reference.url, ...ACCOUNT, ...other, ...QUICK, out, ...changes });
  } finally {
    await reference.close();
  }
}

/**
 * Returns a function that copies the report of a recorded run to a new folder. It runs the suite once for each fault or variant. Call
 * this function at the top of a test file.
 */
export function recordedRuns(): (id?: string | null, changes?: Partial<CertifyOptions>) => Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const runs = new Map<string, Promise<string>>();
  return async (id = null, changes = {}) => {
    const name = JSON.stringify([id, changes]);
    const out = join(folder, String(runs.size));
    const made = runs.get(name) ?? recordRun(out, id, changes).then(() => out);
    runs.set(name, made);
    const copy = join(temporaryFolder(), 'report');
    cpSync(await made, copy, { recursive: true });
    return copy;
  };
}

export const conformanceIn = (dir: string): Conformance =>
  JSON.parse(readFileSync(join(dir, 'conformance.json'), 'utf8')) as Conformance;

/** The lines of the recording. The first is the header. */
export function recordingIn(dir: string): string[] {
  return gunzipSync(readFileSync(join(dir, RECORDING)))
    .toString('utf8')
    .trimEnd()
    .split('\n');
}

export function rewriteReport(dir: string, change: (conformance: Conformance) => void): void {
  const conformance = conformanceIn(dir);
  change(conformance);
  writeFileSync(join(dir, 'conformance.json'), `${JSON.stringify(conformance, null, 2)}\n`);
}

/** Changes the lines of `exchanges.ndjson`. */
export function rewriteExchanges(dir: string, change: (lines: string[]) => string[]): void {
  const file = join(dir, 'exchanges.ndjson');
  const lines = change(readFileSync(file, 'utf8').trimEnd().split('\n'));
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
}

/** Replaces the recording and its digest in `conformance.json`. */
export function replaceRecording(dir: string, bytes: Buffer): void {
  writeFileSync(join(dir, RECORDING), bytes);
  rewriteReport(dir, (conformance) => {
    conformance.recordings = [{ name: RECORDING, digest: sha256(bytes) }];
  });
}

/** Changes the lines of the recording, and its digest in `conformance.json`. */
export function rewriteRecording(dir: string, change: (lines: string[]) => string[]): void {
  replaceRecording(dir, gzipSync(`${change(recordingIn(dir)).join('\n')}\n`));
}

/** Changes the header of the recording. */
export function rewriteHeader(dir: string, change: (header: Record<string, unknown>) => void): void {
  rewriteRecording(dir, ([first = '', ...others]) => {
    const header = JSON.parse(first) as Record<string, unknown>;
    change(header);
    return [JSON.stringify(header), ...others];
  });
}

/** Writes a certificate of the files as they are, without the checks of `certify`. */
export function signFiles(dir: string): void {
  const [text, exchanges] = ['conformance.json', 'exchanges.ndjson'].map((name) =>
    readFileSync(join(dir, name), 'utf8'),
  );
  const { certificate } = sign(JSON.parse(text ?? '') as Conformance, text ?? '', exchanges ?? '');
  writeFileSync(join(dir, 'certificate.json'), certificate);
}

/** Runs `verify` on the certificate in the folder, with the right key. */
export async function verifyIn(dir: string, ...args: string[]) {
  const key = join(dir, 'key.pub.pem');
  writeFileSync(key, publicPem(KEYS.publicKey));
  return capture(() => runCommandLine(['verify', join(dir, 'certificate.json'), '--key', key, ...args]));
}

export const replayIn = (dir: string, ...args: string[]) => capture(() => runCommandLine(['replay', dir, ...args]));
