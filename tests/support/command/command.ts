/** Runs the built command as users do, or in this process, in an environment that nothing of the developer's leaks into. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { onTestFinished, vi } from 'vitest';

export const MAIN = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
const COMMAND_LINE = new URL('../../../dist/cli/commandLine.js', import.meta.url).href;
export const SID = 'AC00112233445566778899aabbccddeeff';
export const TOKEN = 'tok-EN/with=signs&5';
/** Credentials as users export them. */
export const CREDENTIALS = { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: TOKEN };

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  env?: Record<string, string>;
  /** Default: a new folder, removed when the test ends. */
  cwd?: string;
}

/** A folder of the test's own. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the command in that folder; whoever starts it sees to its end. */
export function spawnCommand(args: readonly string[], cwd: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the command; it is killed when the test ends before it. */
export function startCommand(args: readonly string[], { env = {}, cwd }: CommandOptions = {}): ChildProcess {
  const child = spawnCommand(args, cwd ?? temporaryFolder(), env);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Waits for the end of a started command. */
export async function finished(child: ChildProcess): Promise<Finished> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the command was started without pipes');
  const [out, err] = await Promise.all([text(stdout), text(stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout: out, stderr: err };
}

export async function runCommand(args: readonly string[], options: CommandOptions = {}): Promise<Finished> {
  return finished(startCommand(args, options));
}

/** One command at a time: each has the process's environment, folder and output for itself. */
const alone = pLimit(1);

/**
 * The built command in this process, which loads it once: a second less than `runCommand`. For what ends by itself and does not
 * run vitest: a run with `--no-report` on a target that is named, and every other subcommand but `serve` and `prove`.
 */
export async function callCommand(args: readonly string[], { env = {}, cwd }: CommandOptions = {}): Promise<Finished> {
  const folder = cwd ?? temporaryFolder();
  return alone(async () => {
    const { runCommandLine }: typeof import('../../../cli/commandLine.ts') = await import(COMMAND_LINE);
    const texts = { stdout: '', stderr: '' };
    const spies = (['stdout', 'stderr'] as const).map((name) =>
      vi.spyOn(process[name], 'write').mockImplementation((text) => {
        texts[name] += text;
        return true;
      }),
    );
    const before = { env: process.env, cwd: process.cwd() };
    process.env = { PATH: before.env.PATH, HOME: before.env.HOME, ...env };
    process.chdir(folder);
    try {
      return { code: await runCommandLine(args), ...texts };
    } finally {
      process.chdir(before.cwd);
      process.env = before.env;
      for (const spy of spies) spy.mockRestore();
    }
  });
}
