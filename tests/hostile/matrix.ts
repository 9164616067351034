/** Runs the command against hostile targets and measures what it costs. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Conformance } from '../../specs/model.ts';
import { finished, spawnCommand } from '../support/command/command.ts';
import { ACCOUNT, OTHER } from '../support/command/inProcess.ts';
import { startHostile } from './servers.ts';

export interface Measured {
  name: string;
  exit: number | null;
  seconds: number;
  /** Peak memory of all processes together, in MiB. */
  peak: number;
  stderr: string;
  conformance: Conformance | null;
  /** Size of `allure-report/index.html`. Null without an Allure report. */
  page: string | null;
}

/** Runs the command with `args` in a new process against the named target. */
export async function measure(name: string, args: string[]): Promise<Measured> {
  const target = await startHostile(name);
  const cwd = mkdtempSync(join(tmpdir(), 'proofmark-hostile-'));
  const env = {
    PROOFMARK_BASE_URL: target.url,
    TWILIO_ACCOUNT_SID: ACCOUNT.accountSid,
    TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
    PROOFMARK_OTHER_ACCOUNT_SID: OTHER.accountSid,
    PROOFMARK_OTHER_AUTH_TOKEN: OTHER.authToken,
  };
  const started = performance.now();
  const child = spawnCommand(['run', '--quiet', '--timeout', '1000', ...args], cwd, env);
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, residentOf(child.pid ?? 0));
  }, 50);
  try {
    const { code, stderr } = await finished(child);
    const seconds = (performance.now() - started) / 1000;
    const out = join(cwd, 'proofmark-report');
    const json = textOf(join(out, 'conformance.json'));
    const conformance = json === null ? null : (JSON.parse(json) as Conformance);
    return {
      name,
      exit: code,
      seconds,
      peak,
      stderr,
      conformance,
      page: textOf(join(out, 'allure-report/index.html')),
    };
  } finally {
    clearInterval(watch);
    child.kill('SIGKILL');
    await target.close();
    rmSync(cwd, { recursive: true, force: true });
  }
}

/** Resident memory of the process and its children in MiB. 0 without /proc. */
function residentOf(pid: number): number {
  const status = textOf(`/proc/${pid}/status`);
  if (status === null) return 0;
  const own = Number(/^VmRSS:\s*(\d+)/m.exec(status)?.[1] ?? 0) / 1024;
  const children = (textOf(`/proc/${pid}/task/${pid}/children`) ?? '').trim().split(' ').filter(Boolean);
  return children.reduce((sum, child) => sum + residentOf(Number(child)), own);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

export const HEAD = ['| target | exit | seconds | peak MiB | outcomes |', '| --- | --- | --- | --- | --- |'];

/** One line of the matrix: target, exit status, seconds, peak memory, outcomes. */
export function row({ name, exit, seconds, peak, conformance }: Measured): string {
  const totals = Object.entries(conformance?.totals ?? {}).filter(([, count]) => count > 0);
  const outcomes = totals.map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  return `| ${name} | ${exit} | ${seconds.toFixed(1)} | ${Math.round(peak)} | ${outcomes} |`;
}
