/** Runs the command in its own process and measures its cost. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Target } from './target.ts';

/** All runs use one seed, so they send the same requests. */
export const SEED = '1';

/** The cheapest clause that sends a request: such a run costs little more than its start and end. */
export const CHEAP_CLAUSE = ['--no-report', '--clause', 'get.429'];

export const MAIN = fileURLToPath(new URL('../cli/main.js', import.meta.url));
const USAGE = new URL('./processes/usage.js', import.meta.url).href;

/** Runs Node and returns the seconds until it exits. Throws unless it exits with 0. */
export async function seconds(args: string[], options: SpawnOptions = {}): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { ...options, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  const elapsed = (performance.now() - started) / 1000;
  if (code !== 0) throw new Error(`node ${args.join(' ')} exited with ${code}`);
  return elapsed;
}

export interface RunCost {
  /** From the start of the process to its exit. */
  seconds: number;
  /** User and system time of the process. */
  cpuSeconds: number;
  /** The largest resident set of the process. */
  peakMiB: number;
  /** All requests that the target received, including the reachability check and the clean-up. */
  requests: number;
  /** The size of the report folder. */
  reportBytes: number;
}

/** Runs `proofmark run` at level full on a new target. `flags` come last. */
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
    const elapsed = await seconds(args, { env });
    const { requests } = await target.seen();
    const used = JSON.parse(await readFile(usage, 'utf8')) as Pick<RunCost, 'cpuSeconds' | 'peakMiB'>;
    return { seconds: elapsed, ...used, requests, reportBytes: await bytesBelow(out) };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** The total size of the files below the folder. */
export async function bytesBelow(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async ({ parentPath, name }) => (await stat(join(parentPath, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
