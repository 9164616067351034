/** A closed pipe, a full disk or a lost terminal changes neither the exit code nor the clean-up. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { tokenIgnored } from '../../../reference/faults/auth/token-ignored.ts';
import type { Conformance } from '../../../specs/model.ts';
import { finished, MAIN, runCommand, startCommand, temporaryFolder } from '../../support/command/command.ts';
import { occupied } from '../../support/servers/occupied.ts';
import { reference } from '../../support/servers/stub.ts';

const QUICK = ['run', '--no-report', '--runs', '2', '--seed', '1'];

/** Runs the command in bash, which can close its output, limit the size of files and ignore signals. */
async function inShell(script: string, cwd: string, env: Record<string, string>) {
  const command = `run() { "${process.execPath}" "${MAIN}" "$@"; }; ${script}`;
  const child = spawn('bash', ['-c', command], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return finished(child);
}

it.each([
  ['stdout', '', '2>/dev/null | true'],
  ['stderr', '', '2>&1 >/dev/null | true'],
  ['stderr on GitHub Actions', 'true', '2>&1 >/dev/null | true'],
  ['both', 'true', '2>&1 | true'],
])('a reader of %s that closes early does not hide a failure', async (_, github, pipe) => {
  const { env } = await reference({ mutate: (parts) => tokenIgnored.apply(parts) });
  const script = `run ${QUICK.join(' ')} --clause auth.wrong-token ${pipe}; echo "status \${PIPESTATUS[0]}"`;
  const { stdout } = await inShell(script, temporaryFolder(), { ...env, GITHUB_ACTIONS: github });
  expect(stdout).toContain('status 1\n');
});

it('a full device behind stdout is told on stderr, and the status stays', async () => {
  const { env } = await reference();
  const child = spawn(process.execPath, [MAIN, ...QUICK, '--quiet', '--clause', 'get.404'], {
    cwd: temporaryFolder(),
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  });
  let told = '';
  child.stderr?.on('data', (text) => (told += text));
  const [code] = await once(child, 'close');
  expect(told).toBe('proofmark: stdout could not be written (ENOSPC)\n');
  expect(code).toBe(0);
});

it.each(['SIGHUP', 'SIGINT'] as const)('%s ends a run with 130 after it removed what it created', async (signal) => {
  const target = await occupied();
  const child = startCommand([...QUICK, '--clause', 'write.*', 'post.*'], { env: target.env });
  const from = target.requests();
  const hurt = setInterval(() => {
    if (target.requests() - from < 60) return;
    child.kill(signal);
    // a closed terminal sends the signal twice
    if (signal === 'SIGHUP') child.kill(signal);
    clearInterval(hurt);
  }, 1);
  onTestFinished(() => clearInterval(hurt));
  const { code, stderr } = await finished(child);
  expect(stderr).not.toContain('may be left');
  expect(code).toBe(130);
  expect(target.snapshot()).toEqual(target.before);
});

// a limit on the size of files stands for a full disk: a longer write fails with EFBIG
it('reports that do not fit on the disk are named, and the status stays', async () => {
  const { env } = await reference({ mutate: (parts) => tokenIgnored.apply(parts) });
  const run = (clauses: string) => `ulimit -f 12; run ${QUICK.join(' ')} --quiet --clause ${clauses}`;
  const bad = await inShell(run('auth.wrong-token'), temporaryFolder(), env);
  expect(bad.stderr).toContain('proofmark: index.html could not be written to "proofmark-report" (EFBIG)\n');
  expect(bad.stdout).toMatch(/^non-conformant at level core/);
  expect(bad.code).toBe(1);
  const good = await inShell(run('get.404'), temporaryFolder(), env);
  expect(good.stderr).toContain('index.html could not be written');
  expect(good.code).toBe(0);
});

it('a run whose ledger does not fit on the disk creates nothing more, removes the rest and is incomplete', async () => {
  const target = await occupied();
  const script = `ulimit -f 4; run ${QUICK.join(' ')} --json --clause 'write.*' 'post.*'`;
  const { code, stdout, stderr } = await inShell(script, temporaryFolder(), target.env);
  const { clauses } = JSON.parse(stdout) as Conformance;
  const reasons = clauses.map(({ reason }) => reason ?? '');
  expect(reasons.filter((reason) => /the ledger cannot be written \(E\w+\)/.test(reason)).length).toBeGreaterThan(0);
  expect(clauses.filter(({ outcome }) => outcome === 'error')).toEqual([]);
  expect(stderr).not.toContain('internal error');
  expect(code).toBe(2);
  expect(target.snapshot()).toEqual(target.before);
});

it('a second run into the folder of a running one is refused, and the folder can be used again later', async () => {
  const cwd = temporaryFolder();
  const { env } = await reference();
  const first = startCommand([...QUICK, '--rate', '30'], { cwd, env });
  if (first.stderr === null) throw new Error('no stderr');
  await once(first.stderr, 'data');
  const second = await runCommand([...QUICK, '--clause', 'get.404'], { cwd, env });
  expect(second).toMatchObject({
    code: 64,
    stderr: `proofmark: --out: another run (process ${first.pid}) writes to "proofmark-report": wait for its end, or name another folder\n`,
  });
  first.kill('SIGKILL');
  await finished(first).catch(() => undefined);
  expect((await runCommand([...QUICK, '--clause', 'get.404'], { cwd, env })).code).toBe(0);
});

it.each([
  'run',
  'prove',
])('`%s` refuses a report folder below /proc, where no folder can be created', async (command) => {
  const { env } = await reference();
  const args = [command, '--out', '/proc/none/report', ...(command === 'run' ? ['--clause', 'get.404'] : [])];
  expect(await runCommand(args, { cwd: temporaryFolder(), env })).toMatchObject({
    code: 64,
    stderr: 'proofmark: --out: "/proc/none/report" cannot be written (ENOENT)\n',
  });
});
