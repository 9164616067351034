import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  type CredentialCase,
  otherCredential,
  schemeCase,
  validCredential,
} from '../../../generators/credentials/credentials.ts';
import { sample } from '../../../generators/seed.ts';
import { ACCOUNTS, refused, type TestAccount } from '../../support/generators/accounts.ts';

/** Sends each case with curl from a shell, and returns the `Authorization` values that arrive. */
async function arrived(account: TestAccount, cases: CredentialCase[], shell: string): Promise<(string | null)[]> {
  const seen: (string | null)[] = [];
  const server = createServer((request, response) => {
    const at = request.rawHeaders.findIndex((name) => name.toLowerCase() === 'authorization');
    seen[Number(request.url?.slice(1))] = request.rawHeaders[at + 1] ?? null;
    if (at < 0) seen[Number(request.url?.slice(1))] = null;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const script = cases
    .map((one, at) => `curl -q -sS --noproxy '*' ${one.shell} http://127.0.0.1:${port}/${at}`)
    .join('\n');
  try {
    const { stderr } = await promisify(execFile)(shell, [...(shell === 'bash' ? ['--norc'] : []), '-c', script], {
      env: {
        PATH: process.env.PATH,
        TWILIO_ACCOUNT_SID: account.accountSid,
        TWILIO_AUTH_TOKEN: account.authToken,
        PROOFMARK_OTHER_ACCOUNT_SID: account.accountSid,
        PROOFMARK_OTHER_AUTH_TOKEN: account.authToken,
      },
    });
    expect(stderr).toBe('');
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  return seen;
}

describe.each(Object.entries(ACCOUNTS))('credentials of an account: %s', (_, account) => {
  it.each(['bash', 'sh'])('arrive unchanged from curl in %s', { timeout: 300_000 }, async (shell) => {
    const cases = [
      validCredential(account),
      otherCredential(account),
      ...sample(schemeCase(account), 1, 4),
      ...refused(account, 5),
    ];
    const headers = await arrived(account, cases, shell);
    cases.forEach(({ header, label }, at) => {
      expect(headers[at] === header ? 'same' : `${headers[at]} for ${header}`, label).toBe('same');
    });
  });
});
