/** Runs on emulate 0.11.2, a stateful emulator, and reproduces each finding with its printed commands. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../specs/model.ts';
import { all, credentialsOf, outcomes, type Run, runProofmark } from './runProofmark.ts';
import { EMULATE_SENDER, startEmulate } from './servers/emulate.ts';
import type { Target } from './servers/target.ts';

const FAILED = ['media.other-not-applied', 'overload.delete.204', 'overload.equivalence', 'auth.challenge'];
const PASSED = [
  'auth.missing-credentials',
  'auth.wrong-token',
  'get.404',
  'post.201',
  'post.400',
  'delete.204',
  'delete.gone',
];

let target: Target;
let run: Run;

beforeAll(async () => {
  target = await startEmulate();
  run = await runProofmark(target, [
    ...['--profile', 'twilio', '--resource', 'Messages', '--value', `Messages.From=${EMULATE_SENDER}`],
    // makes the run deterministic
    ...['--seed', '20250301'],
  ]);
});
afterAll(() => target?.close());

const shell = promisify(execFile);

/** The output of these lines in a shell with exported credentials. */
async function pasted(lines: string): Promise<string> {
  const { stdout } = await shell('bash', ['-c', lines], { env: credentialsOf(target) });
  return stdout.replaceAll('\r\n', '\n');
}

/** The last answer of an exchange or of `curl -i`, without values that differ between runs. */
function lastAnswer(text: string): string {
  return (
    text
      .slice(text.lastIndexOf('HTTP/1.1 '))
      .replace(/^(date|x-ratelimit-\w+|connection|keep-alive|transfer-encoding):.*(?:\n|$)/gim, '')
      .replace(/\b([A-Z]{2})[0-9a-f]{32}\b/g, '$1…')
      .replace(/\+1\d{10}/g, '+1…')
      .replace(/"date_(created|updated)":"[^"]*"/g, '"date_$1":"…"')
      .replace(/"body":"(?:[^"\\]|\\.)*"/g, '"body":"…"')
      // a list contains what other clauses created, and a report may cut it short
      .replace(/"messages":\[.*$/s, '"messages":[…]')
      .trim()
  );
}

function findings(): [clause: string, finding: Finding][] {
  return run.report.clauses
    .filter(({ outcome }) => outcome === 'fail')
    .flatMap(({ id, findings }) => findings.map((finding): [string, Finding] => [id, finding]));
}

describe('emulate', () => {
  test('is non-conformant', () => {
    expect(run.exitCode).toBe(1);
    expect(run.report.verdict).toBe('non-conformant');
    expect(run.report.totals.error).toBe(0);
  });

  test('fails the expected clauses', () => {
    expect(outcomes(run.report, FAILED)).toEqual(all(FAILED, 'fail'));
  });

  test('passes the expected clauses', () => {
    expect(outcomes(run.report, PASSED)).toEqual(all(PASSED, 'pass'));
  });

  test('keeps its resource when an overloaded DELETE answers 200', () => {
    const clause = run.report.clauses.find(({ id }) => id === 'overload.delete.204');
    expect(clause?.findings[0]).toMatchObject({ expected: 'status 204', actual: 'status 200' });
  });

  test('the commands of each finding, pasted into a shell, reproduce its answer', async () => {
    expect(findings().length).toBeGreaterThanOrEqual(FAILED.length);
    const shown: Record<string, string> = {};
    const reported: Record<string, string> = {};
    for (const [clause, { message, curl, exchange }] of findings()) {
      reported[`${clause}: ${message}`] = lastAnswer(exchange);
      shown[`${clause}: ${message}`] = lastAnswer(await pasted(curl));
    }
    expect(shown).toEqual(reported);
  });

  test('no finding contains the token', () => {
    expect(JSON.stringify(run.report)).not.toContain(target.account.authToken);
  });
});
