/** The printed commands, run by a shell with curl, get the answer that the finding reports. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { faultById } from '../reference/faults/index.ts';
import { startReference } from '../reference/server.ts';
import { loadProfile, selectResources } from '../specs/load.ts';
import type { Finding } from '../specs/model.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from './support/inProcess.ts';

/** Stateless and stateful ones, of every area. */
const FAULTS = [
  'auth/token-case',
  'auth/post-open',
  'auth/overloaded-delete-open',
  'delete/not-gone',
  'delete/second-204',
  'error/no-allow',
  'get/unknown-sid-200',
  'media/json-applied',
  'overload/delete-ignored',
  'overload/from-body',
  'post/create-200',
  'put/replaces',
  'write/astral-500',
  'write/percent-twice',
  'xml/ends-trimmed',
];

async function shell(script: string): Promise<string> {
  const child = spawn('bash', ['-c', script], {
    env: {
      PATH: process.env.PATH,
      TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
      TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
      PROOFMARK_OTHER_ACCOUNT_SID: OTHER.accountSid,
      PROOFMARK_OTHER_AUTH_TOKEN: OTHER.authToken,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [printed] = await Promise.all([text(child.stdout), once(child, 'close')]);
  return printed;
}

/** The status of the answer in an exchange's text, and the last one that curl printed. */
const reported = ({ exchange }: Finding) => Number(/\n\nHTTP\/1\.[01] (\d{3})/.exec(exchange)?.[1]);
const printed = (output: string) => Number([...output.matchAll(/^HTTP\/1\.[01] (\d{3})/gm)].at(-1)?.[1]);

describe.each(FAULTS)('%s', (id) => {
  it('is shown again by the commands of each finding', async () => {
    const fault = faultById(id);
    if (fault === undefined) throw new Error(`no fault ${id}`);
    const profile = selectResources(loadProfile(fault.profile ?? 'documented').profile);
    const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER }, mutate: fault.apply });
    try {
      const records = await recordsOf(settingsFor(reference.url, { profile, clauses: fault.breaks, runs: 10 }));
      const findings = records.flatMap((record) => record.findings.slice(0, 3));
      expect(findings.length).toBeGreaterThan(0);
      for (const finding of findings) {
        expect(finding.curl).not.toContain(ACCOUNT.authToken);
        expect({ ...finding, status: printed(await shell(finding.curl)) }).toEqual({
          ...finding,
          status: reported(finding),
        });
      }
    } finally {
      await reference.close();
    }
  });
});
