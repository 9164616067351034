/** Runs the command in a process of its own and tells what it cost. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Target } from './target.ts';

/** Every run of the bench sends the same. */
export const SEED = '1';

export const MAIN = fileURLToPath(new URL('../cli/main.js', import.meta.url));
const USAGE = new URL('./usage.js', import.meta.url).href;

/** Seconds from the start of a process of Node to its end. It must exit 0, or with one of `allowed`. */
export async function seconds(args: string[], options: SpawnOptions = {}, allowed: number[] = [0]): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  const took = (performance.now() - started) / 1000;
  if (code === null || !allowed.includes(code)) throw new Error(`node ${args.join(' ')} ended with ${code}`);
  return took;
}

export interface RunCost {
  /** From the start of the process to its end. */
  seconds: number;
  /** User and system time of the runner's process. */
  cpuSeconds: number;
  /** The largest resident set of the runner's process. */
  peakMiB: number;
  /** That reached the target: also what asks whether it answers at all, and what looks through lists at the end. */
  requests: number;
  /** Of all files of the report folder. */
  reportBytes: number;
}

/** `proofmark run` at level full on the target, which nobody else has used; `flags` come last. */
export async function certify(target: Target, flags: string[] = []): Promise<RunCost> {
  const { url, account, other } = target;
  const dir = await mkdtemp(join(tmpdir(), 'proofmark-bench-'));
  const [out, usage] = [join(dir, 'report'), join(dir, 'usage.json')];
  const env = {
    ...process.env,
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    PROOFMARK_OTHER_ACCOUNT_SID: other.accountSid,
    PROOFMARK_OTHER_AUTH_TOKEN: other.authToken,
    PROOFMARK_BENCH_USAGE: usage,
  };
  const run = ['run', '--base-url', url, '--level', 'full', '--hook', 'Prefer: code={status}', '--seed', SEED];
  try {
    const args = ['--import', USAGE, MAIN, ...run, '--no-config', '--quiet', '--out', out, ...flags];
    const took = await seconds(args, { env });
    const { requests } = await target.seen();
    const used = JSON.parse(await readFile(usage, 'utf8')) as Pick<RunCost, 'cpuSeconds' | 'peakMiB'>;
    return { seconds: took, ...used, requests, reportBytes: await bytesBelow(out) };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Of all files below the folder. */
export async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
