/** Runs the commands of a documentation page as printed, in a folder that imitates a built clone. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { type Finished, temporaryFolder } from './command.ts';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface PageOptions {
  /** Replacements: whole command → shell text. The page must show each command. */
  instead?: Record<string, string>;
  /** Expected nonzero exit statuses: whole command → status. */
  statuses?: Record<string, number>;
  /** Matches commands that run until stopped. Each names its port by `--port N`, `-p N` or `PORT=N`. Default: `serve`. */
  server?: RegExp;
  /** Starts each server at its place in the page. By default all servers start first, as in another terminal. */
  inOrder?: boolean;
  env?: Record<string, string>;
  /** Settings for a configuration file in the folder, which shorten the runs without changing the commands. */
  config?: Record<string, unknown>;
  /** More files of the checkout, such as `docs/examples`. */
  files?: string[];
}

export interface PageRun extends Finished {
  /** The folder in which the commands ran. */
  cwd: string;
}

const SERVER = /(main\.js|proofmark) serve\b/;
const PORT = /(?:--port[= ]|-p |\bPORT=)(\d+)/;

/** The shell commands in the `sh` blocks of a page, in order. Continued lines and here-documents belong to one command. */
export function commandsOf(page: string): string[] {
  const blocks = [...page.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);
  return blocks.flatMap(commandsIn);
}

function commandsIn(block: string): string[] {
  const commands: string[] = [];
  let begun: string[] = [];
  let until: string | null = null;
  for (const line of block.trimEnd().split('\n')) {
    begun.push(line);
    until ??= /<<-?\s*'?(\w+)'?/.exec(line)?.[1] ?? null;
    if (until === null ? line.endsWith('\\') : line.trim() !== until) continue;
    commands.push(begun.join('\n'));
    begun = [];
    until = null;
  }
  return commands.filter((command) => command.trim() !== '');
}

/**
 * Runs the commands of the page in one shell, which stops at the first unexpected status. Servers run in the
 * background on free ports. `proofmark` is on the `PATH`.
 * @param path relative to the checkout, such as `docs/secrets.md`
 */
export async function runPage(path: string, options: PageOptions = {}): Promise<PageRun> {
  const { instead = {}, statuses = {}, server = SERVER } = options;
  const commands = commandsOf(readFileSync(join(ROOT, path), 'utf8'));
  for (const named of [...Object.keys(instead), ...Object.keys(statuses)]) {
    if (!commands.includes(named)) throw new Error(`${path} shows no command ${JSON.stringify(named)}`);
  }
  const isServer = (command: string) => server.test(command);
  const ordered =
    options.inOrder === true
      ? commands
      : [...commands.filter(isServer), ...commands.filter((command) => !isServer(command))];
  const lines = ordered.map((command) => {
    const run = instead[command] ?? command;
    const status = statuses[command];
    if (isServer(command)) return background(run);
    return status === undefined ? run : `{ ${run}\n} && exit 90 || test $? -eq ${status}`;
  });
  let script = lines.join('\n');
  for (const port of new Set(commands.filter(isServer).map(portOf))) {
    script = script.replace(new RegExp(`\\b${port}\\b`, 'g'), await freePort());
  }
  const cwd = clone(options.files ?? []);
  if (options.config) writeFileSync(join(cwd, 'proofmark.config.json'), JSON.stringify(options.config));
  const env = {
    PATH: `${join(cwd, '.bin')}:${process.env.PATH}`,
    HOME: process.env.HOME,
    npm_config_update_notifier: 'false',
    ...options.env,
  };
  // a separate process group, so that the servers end with the shell
  const shell = spawn('sh', ['-e', '-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  onTestFinished(() => endGroup(shell.pid));
  const ended = once(shell, 'exit').then(() => endGroup(shell.pid));
  const [stdout, stderr] = await Promise.all([text(shell.stdout), text(shell.stderr), ended]);
  return { code: shell.exitCode, stdout, stderr, cwd };
}

function background(command: string): string {
  const up = `require('net').connect(${portOf(command)},'127.0.0.1').on('connect',()=>process.exit(0)).on('error',()=>process.exit(1))`;
  const gone = 'kill -0 $! || { echo "the server ended" >&2; exit 91; }';
  return `{ ${command}\n} &\nuntil node -e "${up}"; do ${gone}; sleep 0.1; done`;
}

function portOf(command: string): string {
  const [, port] = PORT.exec(command) ?? [];
  if (port === undefined) throw new Error(`the server names no port: ${command}`);
  return port;
}

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

function clone(files: readonly string[]): string {
  const folder = temporaryFolder();
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const name of ['dist', 'specs', 'node_modules', ...files]) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    symlinkSync(join(ROOT, name), join(folder, name));
  }
  mkdirSync(join(folder, '.bin'));
  const command = join(folder, '.bin/proofmark');
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'dist/cli/main.js')}" "$@"\n`);
  chmodSync(command, 0o755);
  return folder;
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // the group has already ended
  }
}
