/** The printed curl commands reproduce the reported answer: status, headers and body. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { faultById } from '../../../reference/faults/index.ts';
import { startReference } from '../../../reference/server.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';

/** One fault per kind of finding: single requests, requests after a create, sequences, twins, headers and bodies. */
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

/** Headers that depend on time or connection, have hidden values, or hold a digest of the body. */
const LEFT = /^(date|connection|keep-alive|etag|last-modified|content-length|transfer-encoding)$/;

interface Answer {
  status: number;
  headers: string[];
  body: unknown;
}

/** The last answer in the text, with placeholders for sids, dates, markers and timestamps. */
function answerIn(answered: string): Answer {
  const starts = [...answered.replaceAll('\r\n', '\n').matchAll(/^HTTP\/1\.[01] (\d{3})/gm)];
  const last = starts.at(-1);
  if (last === undefined) throw new Error(`no answer: ${answered}`);
  const own = answered.replaceAll('\r\n', '\n').slice(last.index);
  const [head = '', ...rest] = own.split('\n\n');
  const fields = head
    .split('\n')
    .slice(1)
    .filter((line) => line !== '');
  return {
    status: Number(last[1]),
    headers: fields
      .filter((line) => !LEFT.test(line.split(':')[0]?.toLowerCase() ?? ''))
      .map(settled)
      .sort(),
    body: settled(rest.join('\n\n').trim()),
  };
}

function settled(value: string): string {
  return (
    value
      .replaceAll(/\b(?!AC)[A-Z]{2}[0-9a-f]{32}\b/g, '<sid>')
      .replaceAll(ACCOUNT.accountSid, '<account>')
      // a list contains instances of concurrent cases, and a report may cut it short
      .replace(/"(queues|applications)":\[.*$/s, '"$1":[…]')
      .replaceAll(/\b[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} [\d:]{8} (GMT|\+0000)/g, '<date>')
      // eight digits of the run, five characters of the case, and a counter
      .replaceAll(/[0-9a-f]{8}(?=[0-9a-zA-Z]{5}[0-9a-z]+)/g, '<marker>')
  );
}

describe.each(FAULTS)('%s', (id) => {
  it('is reproduced by the commands of each finding', async () => {
    const fault = faultById(id);
    if (fault === undefined) throw new Error(`no fault ${id}`);
    const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER }, mutate: fault.apply });
    try {
      const records = await recordsOf(settingsFor(reference.url, { clauses: fault.breaks, runs: 10 }));
      const findings = records.flatMap((record) => record.findings.slice(0, 3));
      expect(findings.length).toBeGreaterThan(0);
      for (const finding of findings) {
        expect(finding.curl).not.toContain(ACCOUNT.authToken);
        const reported = answerIn(finding.exchange.slice(finding.exchange.search(/\n\nHTTP\//)));
        expect({ ...finding, shown: answerIn(await shell(finding.curl)) }).toEqual({ ...finding, shown: reported });
      }
    } finally {
      await reference.close();
    }
  });
});
