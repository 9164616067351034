/** Runs the built command in a new process or in this one, isolated from the developer's environment. */
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
  /** Default: a new folder, deleted when the test ends. */
  cwd?: string;
}

/** A new folder, deleted when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the command in `cwd`. The caller must end it. */
export function spawnCommand(args: readonly string[], cwd: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Starts the command. It is killed if it outlives the test. */
export function startCommand(args: readonly string[], { env = {}, cwd }: CommandOptions = {}): ChildProcess {
  const child = spawnCommand(args, cwd ?? temporaryFolder(), env);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Waits until a started command ends. */
export async function finished(child: ChildProcess): Promise<Finished> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error('the command was started without pipes');
  const [out, err] = await Promise.all([text(stdout), text(stderr), once(child, 'close')]);
  return { code: child.exitCode, stdout: out, stderr: err };
}

export async function runCommand(args: readonly string[], options: CommandOptions = {}): Promise<Finished> {
  return finished(startCommand(args, options));
}

/** Runs one command at a time, because each changes the environment, folder and output of the process. */
const alone = pLimit(1);

/**
 * Runs the built command in this process, which saves a second over `runCommand`. Supports commands that end by themselves and do not
 * start vitest: `run --no-report` on a named target, and every other subcommand except `serve` and `prove`.
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
