import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, readFileSync, symlinkSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { finished, startCommand, temporaryFolder } from './support/command.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const README = readFileSync(join(ROOT, 'README.md'), 'utf8');
const BLOCKS = [...README.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block);

/** A clone is installed and built by the time that this test runs, and the tests do not run themselves. */
const INSTEAD: Record<string, string> = { 'npm ci && npm start': 'npm start', 'npm ci && npm test': ':' };

const isServer = (block: string) => block.includes('main.js serve');

async function freePort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
}

/** A folder that looks like a built clone. */
function clone(): string {
  const folder = temporaryFolder();
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  for (const name of ['dist', 'specs', 'node_modules']) symlinkSync(join(ROOT, name), join(folder, name));
  return folder;
}

it('shows commands that run as printed, one after the other in one shell', async () => {
  const cwd = clone();
  const ports = { '4010': await freePort(), '4011': await freePort() };
  const onFreePorts = (block: string) => block.replace(/401[01]/g, (port) => ports[port as keyof typeof ports]);

  const servers = BLOCKS.filter(isServer).map(onFreePorts);
  expect(servers).toHaveLength(2);
  for (const block of servers) {
    const [program, main, ...args] = block.trim().split(' ');
    expect([program, main]).toEqual(['node', 'dist/cli/main.js']);
    const server = startCommand(args);
    if (server.stdout === null) throw new Error('no pipe');
    const [greeting] = await once(server.stdout, 'data');
    expect(String(greeting)).toContain(`listens on http://127.0.0.1:${args[2]}`);
  }

  const lines = BLOCKS.filter((block) => !isServer(block)).flatMap((block) => onFreePorts(block).trimEnd().split('\n'));
  expect(lines.filter((line) => line in INSTEAD)).toEqual(Object.keys(INSTEAD));
  const script = lines.map((line) => INSTEAD[line] ?? line).join('\n');
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, npm_config_update_notifier: 'false' };
  const shell = spawn('sh', ['-e', '-c', script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err] = await Promise.all([text(shell.stdout), text(shell.stderr), once(shell, 'close')]);
  expect(`${err}${shell.exitCode === 0 ? '' : out}`).not.toContain('Usage:');
  expect(shell.exitCode, out + err).toBe(0);
  const verdicts = [...out.matchAll(/^Verdict +(\S+) at level (\S+)/gm)].map(([, verdict, level]) => [verdict, level]);
  expect(verdicts).toEqual([
    ['conformant', 'full'],
    ['conformant', 'core'],
    ['conformant', 'full'],
    ['incomplete', 'full'],
  ]);
});

it('shows a help command that works, and only flags that exist', async () => {
  const { stdout } = await finished(startCommand(['run', '--help']));
  const flags = new Set([...stdout.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => flag));
  const section = README.slice(README.indexOf('## Flags'), README.indexOf('## More')).replace(
    /`--debug`|run --help/g,
    '',
  );
  for (const [flag] of section.matchAll(/--[a-z][a-z-]*/g)) expect(flags, flag).toContain(flag);
});

it('names files that exist', () => {
  const links = [...README.matchAll(/\]\(([^):]+)\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(3);
  for (const path of links) expect(() => readFileSync(join(ROOT, path)), path).not.toThrow(/ENOENT/);
});
