/** The second conforming server, in plain Python. It shares no code with the reference. */
import { spawnSync } from 'node:child_process';
import { startServer, type Target, targetsFolder } from './target.ts';

const SERVER = 'servers/second/server.py';

/** A way in which the server can break the contract. */
export interface SecondFault {
  name: string;
  /** What the server does wrong, in one sentence. */
  title: string;
  /** Clauses of which at least one must fail. */
  expects: string[];
}

/** Whether a suitable Python is available. */
export function hasPython(): boolean {
  const probe = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'], { stdio: 'ignore' });
  return probe.status === 0;
}

/** The faults in `second/faults`. */
export function secondFaults(): SecondFault[] {
  const listing = spawnSync('python3', ['-B', SERVER, '--faults'], { cwd: targetsFolder, encoding: 'utf8' });
  if (listing.status !== 0) throw new Error(`${SERVER} --faults ended with ${listing.status}: ${listing.stderr}`);
  return JSON.parse(listing.stdout) as SecondFault[];
}

/**
 * Starts `second/server.py` with the hook `Prefer: code={status}`. It answers 429 to more than 16 concurrent requests.
 *
 * @param options.latencyMs delay of each answer, by default half a millisecond
 * @param options.fault the name of the fault that the server has, by default none
 */
export async function startSecond(options: { latencyMs?: number; fault?: string } = {}): Promise<Target> {
  const account = { accountSid: `AC${'a1'.repeat(16)}`, authToken: 'first: åäö & 100% true' };
  const other = { accountSid: `AC${'B2'.repeat(16)}`, authToken: 'another-token-altogether' };
  const fault = options.fault === undefined ? [] : ['--fault', options.fault];
  const server = await startServer(['python3', '-B', SERVER, ...fault], {
    SECOND_ACCOUNT_SID: account.accountSid,
    SECOND_AUTH_TOKEN: account.authToken,
    SECOND_OTHER_ACCOUNT_SID: other.accountSid,
    SECOND_OTHER_AUTH_TOKEN: other.authToken,
    ...(options.latencyMs !== undefined && { SECOND_LATENCY: String(options.latencyMs / 1000) }),
  });
  return { ...server, account, other };
}
