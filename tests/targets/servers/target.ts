/** What every fixture of this folder gives, and how a server of another process is started and ended. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Account } from '../../../client/settings.ts';

/** A server on a free port of 127.0.0.1, fresh, and nobody else's. */
export interface Target {
  /** Origin alone, such as `http://127.0.0.1:41234`. */
  url: string;
  account: Account;
  /** A second account, neither parent nor child of the first, where the target has one. */
  other: Account | null;
  /** Ends the process and waits until it is gone. */
  close(): Promise<void>;
}

/** The folder of the targets, where their packages are installed. */
export const targetsFolder: string = fileURLToPath(new URL('..', import.meta.url));

const STOP_AFTER_MS = 5_000;

/**
 * Starts a program that prints `listening PORT` and that ends when its standard input does.
 *
 * @param command the program and its arguments; the working directory is `targetsFolder`
 * @throws when it ends before it listens, with what it said on standard error
 */
export async function startServer(
  command: [string, ...string[]],
  env: Record<string, string> = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd: targetsFolder, env: { ...process.env, ...env }, stdio: 'pipe' });
  // The last words only: a server that logs each refusal would otherwise fill the memory.
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4_000);
  });
  const exited = once(child, 'exit');
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /^listening (\d+)$/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`${command.join(' ')} ended with ${code} before it listened: ${said}`)),
    );
  });
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.stdin.end();
      const insist = setTimeout(() => child.kill('SIGKILL'), STOP_AFTER_MS);
      await exited;
      clearTimeout(insist);
    },
  };
}

/** Starts a Node program of this folder, given by its path below it, by way of `tethered.mjs`. */
export function startNodeServer(program: string, args: string[] = [], env: Record<string, string> = {}) {
  return startServer([process.execPath, 'servers/tethered.mjs', program, ...args], env);
}
