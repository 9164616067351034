/** `npm run bench`: the requests per second of a run, beside those of the same requests over a bare client. */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Conformance } from '../specs/model.ts';
import type { Account } from '../suites/support/settings.ts';
import { type Recorded, replay } from './replay.ts';

const ROUNDS = 3;
const CONCURRENCY = 8;
const SEED = '1';

interface Server {
  url: string;
  account: Account;
  other: Account;
  process: ChildProcess;
}

async function startServer(mode: 'record' | 'plain'): Promise<Server> {
  const child = fork(fileURLToPath(new URL('./server.js', import.meta.url)), [mode]);
  const [greeting] = (await once(child, 'message')) as [Omit<Server, 'process'>];
  return { ...greeting, process: child };
}

async function stopServer({ process: child }: Server): Promise<void> {
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
}

async function recordedBy({ process: child }: Server): Promise<Recorded[]> {
  const answer = once(child, 'message');
  child.send('recorded?');
  const [{ recorded }] = (await answer) as [{ recorded: Recorded[] }];
  return recorded;
}

/** Runs the command on the server; the Allure report is left out, since it sends nothing. */
async function certify({ url, account, other }: Server): Promise<{ requests: number; seconds: number }> {
  const dir = await mkdtemp(join(tmpdir(), 'proofmark-bench-'));
  const args = ['run', '--base-url', url, '--level', 'full', '--hook', 'Prefer: code={status}', '--seed', SEED];
  const env = {
    ...process.env,
    TWILIO_ACCOUNT_SID: account.accountSid,
    TWILIO_AUTH_TOKEN: account.authToken,
    PROOFMARK_OTHER_ACCOUNT_SID: other.accountSid,
    PROOFMARK_OTHER_AUTH_TOKEN: other.authToken,
  };
  const main = fileURLToPath(new URL('../cli/main.js', import.meta.url));
  const out = join(dir, 'report');
  try {
    const rest = ['--concurrency', String(CONCURRENCY), '--no-report', '--quiet', '--out', out];
    await promisify(execFile)(process.execPath, [main, ...args, ...rest], { env });
    const report = JSON.parse(await readFile(join(out, 'conformance.json'), 'utf8')) as Conformance;
    return { requests: report.requests, seconds: report.durationMs / 1000 };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** A fresh server for each round, so that none inherits another's resources. */
async function onFreshServer<T>(mode: 'record' | 'plain', work: (server: Server) => Promise<T>): Promise<T> {
  const server = await startServer(mode);
  try {
    return await work(server);
  } finally {
    await stopServer(server);
  }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted[middle] ?? Number.NaN;
}

const requests = await onFreshServer('record', async (server) => {
  await certify(server);
  return recordedBy(server);
});
const runs: number[] = [];
const replays: number[] = [];
for (let round = 1; round <= ROUNDS; round += 1) {
  const run = await onFreshServer('plain', certify);
  const seconds = await onFreshServer('plain', ({ url }) => replay(url, requests, CONCURRENCY));
  runs.push(run.requests / run.seconds);
  replays.push(requests.length / seconds);
  console.log(
    `round ${round}: run ${rate(runs)} (${run.requests} in ${run.seconds.toFixed(1)} s), replay ${rate(replays)}`,
  );
}
console.log(`medians of ${ROUNDS}, ${requests.length} requests, ${CONCURRENCY} at once:`);
console.log(`  proofmark run     ${median(runs).toFixed(0).padStart(6)} requests/s`);
console.log(`  bare keep-alive   ${median(replays).toFixed(0).padStart(6)} requests/s`);
console.log(`  ratio             ${(median(runs) / median(replays)).toFixed(2).padStart(6)}`);

function rate(values: readonly number[]): string {
  return `${(values.at(-1) ?? 0).toFixed(0)}/s`;
}
