/** Runs tinyproxy for the duration of a test. */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { temporaryFolder } from '../command/command.ts';

export const HAS_TINYPROXY = spawnSync('tinyproxy', ['-v']).status === 0;

export interface Tinyproxy {
  /** Without userinfo. */
  host: string;
  /** The log of the proxy, with method and target of each request. */
  log(): string;
}

/** Listens on a free local port. Requires the credentials, if given. */
export async function startTinyproxy(credentials?: { user: string; password: string }): Promise<Tinyproxy> {
  const folder = temporaryFolder();
  const logFile = join(folder, 'log');
  writeFileSync(logFile, '');
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await freePort();
    const lines = [`Port ${port}`, 'Listen 127.0.0.1', 'Allow 127.0.0.1', 'Timeout 60', 'MaxClients 200'];
    lines.push('LogLevel Connect', `LogFile "${logFile}"`);
    if (credentials !== undefined) lines.push(`BasicAuth ${credentials.user} ${credentials.password}`);
    writeFileSync(join(folder, 'conf'), `${lines.join('\n')}\n`);
    const child = spawn('tinyproxy', ['-d', '-c', join(folder, 'conf')], { stdio: 'ignore' });
    onTestFinished(() => void child.kill('SIGKILL'));
    while (child.exitCode === null) {
      if (await accepts(port)) return { host: `127.0.0.1:${port}`, log: () => readFileSync(logFile, 'utf8') };
      await pause(20);
    }
  }
  throw new Error('tinyproxy did not start');
}

/** Returns a port that was free a moment ago, because tinyproxy cannot choose one itself. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
