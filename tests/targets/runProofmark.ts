/** Runs the built command against a target. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Conformance, Outcome } from '../../specs/model.ts';
import type { Target } from './servers/target.ts';

const COMMAND = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Run {
  exitCode: number;
  report: Conformance;
}

/** The environment, without variables that affect a run and with the target's credentials. */
export function credentialsOf(target: Target): Record<string, string | undefined> {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(TWILIO|PROOFMARK)_|_PROXY$/i.test(name));
  return {
    ...Object.fromEntries(inherited),
    TWILIO_ACCOUNT_SID: target.account.accountSid,
    TWILIO_AUTH_TOKEN: target.account.authToken,
    ...(target.other && {
      PROOFMARK_OTHER_ACCOUNT_SID: target.other.accountSid,
      PROOFMARK_OTHER_AUTH_TOKEN: target.other.authToken,
    }),
  };
}

/**
 * Runs `proofmark run --base-url … --json ARGUMENT…` with a temporary report folder.
 *
 * @throws with the output if the command prints no `conformance.json`
 */
export async function runProofmark(target: Target, args: string[]): Promise<Run> {
  const out = await mkdtemp(join(tmpdir(), 'proofmark-target-'));
  try {
    const command = [COMMAND, 'run', '--base-url', target.url, '--json', '--no-report', '--out', out];
    // A busy machine delays any answer. Tests of time limits set their own.
    const child = spawn(process.execPath, [...command, '--timeout', '60000', ...args], {
      cwd: out,
      env: credentialsOf(target),
      stdio: 'pipe',
    });
    child.stdin.end();
    const [printed, said, [exitCode]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    if (!printed.startsWith('{')) throw new Error(`proofmark ended with ${exitCode}: ${said}${printed}`);
    return { exitCode, report: JSON.parse(printed) as Conformance };
  } finally {
    await rm(out, { recursive: true, force: true });
  }
}

/** Maps the given clause ids to their outcomes, for one assertion. */
export function outcomes(report: Conformance, ids: string[]): Record<string, Outcome | undefined> {
  return Object.fromEntries(ids.map((id) => [id, report.clauses.find((clause) => clause.id === id)?.outcome]));
}

/** Maps the given clause ids to one outcome. */
export function all(ids: string[], outcome: Outcome): Record<string, Outcome> {
  return Object.fromEntries(ids.map((id) => [id, outcome]));
}
