/** The common interface of the targets, and functions that start and stop their processes. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Account } from '../../../client/settings.ts';

/** A fresh server on a free port of 127.0.0.1. */
export interface Target {
  /** The origin, such as `http://127.0.0.1:41234`. */
  url: string;
  account: Account;
  /** A second, unrelated account, if the target has one. */
  other: Account | null;
  /** Stops the process and waits until it exits. */
  close(): Promise<void>;
}

/** The folder of the targets and their packages. */
export const targetsFolder: string = fileURLToPath(new URL('..', import.meta.url));

const STOP_AFTER_MS = 5_000;

/**
 * Starts a program that prints `listening PORT` and exits when its standard input closes.
 *
 * @param command the program and its arguments; the working directory is `targetsFolder`
 * @throws with its standard error if it exits before it listens
 */
export async function startServer(
  command: [string, ...string[]],
  env: Record<string, string> = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const [program, ...args] = command;
  const child = spawn(program, args, { cwd: targetsFolder, env: { ...process.env, ...env }, stdio: 'pipe' });
  // keep only the end, because a server that logs every refusal would fill the memory
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

/** Starts a Node program of this folder through `tethered.mjs`. The path is relative to the folder. */
export function startNodeServer(program: string, args: string[] = [], env: Record<string, string> = {}) {
  return startServer([process.execPath, 'servers/tethered.mjs', program, ...args], env);
}
