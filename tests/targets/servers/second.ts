/** The second conforming server, in plain Python. It shares no code with the reference. */
import { spawnSync } from 'node:child_process';
import { startServer, type Target } from './target.ts';

/** Whether a suitable Python is available. */
export function hasPython(): boolean {
  const probe = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'], { stdio: 'ignore' });
  return probe.status === 0;
}

/**
 * Starts `second/server.py` with the hook `Prefer: code={status}`. It answers 429 to more than 16 concurrent requests.
 *
 * @param options.latencyMs delay of each answer, by default half a millisecond
 */
export async function startSecond(options: { latencyMs?: number } = {}): Promise<Target> {
  const account = { accountSid: `AC${'a1'.repeat(16)}`, authToken: 'first: åäö & 100% true' };
  const other = { accountSid: `AC${'B2'.repeat(16)}`, authToken: 'another-token-altogether' };
  const server = await startServer(['python3', '-B', 'servers/second/server.py'], {
    SECOND_ACCOUNT_SID: account.accountSid,
    SECOND_AUTH_TOKEN: account.authToken,
    SECOND_OTHER_ACCOUNT_SID: other.accountSid,
    SECOND_OTHER_AUTH_TOKEN: other.authToken,
    ...(options.latencyMs !== undefined && { SECOND_LATENCY: String(options.latencyMs / 1000) }),
  });
  return { ...server, account, other };
}
