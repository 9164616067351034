import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import type { TestProject } from 'vitest/node';
import setup from '../../../api/vitest/globalSetup.ts';
import { temporaryFolder } from '../../support/command/command.ts';
import { reference } from '../../support/servers/stub.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
const CREDENTIALS = { TWILIO_ACCOUNT_SID: `AC${'0'.repeat(32)}`, TWILIO_AUTH_TOKEN: 'a-token-of-the-tests' };
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listen(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Runs `npx vitest run --project conformance` as a user would, with only the given variables. */
const conformance = (env: Record<string, string>, ...args: string[]) => conformanceIn(ROOT, env, ...args);

/** Does the same in another folder, which holds the configuration file and the ledger. */
async function conformanceIn(cwd: string, env: Record<string, string>, ...args: string[]) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VITEST|PROOFMARK|TWILIO)/.test(name));
  const child = spawn(
    process.execPath,
    [VITEST, 'run', '--root', ROOT, '--project', 'conformance', '--no-color', ...args],
    { cwd, env: { ...Object.fromEntries(kept), ...env }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (text.out += chunk));
  child.stderr.on('data', (chunk) => (text.err += chunk));
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { status, ...text };
}

/** Returns the output and exit status of the project's setup. */
async function setupIn(cwd: string, env: Record<string, string>) {
  let printed = '';
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    printed += text;
    return true;
  });
  const exit = vi.spyOn(process, 'exit').mockImplementation((status) => {
    throw new Error(`exit ${status}`);
  });
  const before = { env: process.env, cwd: process.cwd() };
  process.env = { PATH: before.env.PATH, HOME: before.env.HOME, ...env };
  process.chdir(cwd);
  try {
    const ended = await setup({} as TestProject).catch((error: Error) => error.message);
    return [ended, printed];
  } finally {
    process.chdir(before.cwd);
    process.env = before.env;
    for (const spy of [write, exit]) spy.mockRestore();
  }
}

test.each([
  [{}, {}, 'PROOFMARK_BASE_URL is not set: '],
  [{ PROOFMARK_BASE_URL: 'http://127.0.0.1:9' }, {}, 'missing account sid: '],
  [CREDENTIALS, { dryRun: true }, 'proofmark.config.json: dryRun works only with `proofmark run`: '],
])('the setup refuses environment %j with configuration %j in one line', async (env, config, line) => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'proofmark.config.json'), JSON.stringify(config));
  expect(await setupIn(cwd, env)).toEqual([
    'exit 64',
    expect.stringMatching(new RegExp(`(^|\\n)proofmark: ${line.replaceAll('.', '\\.')}.*\\n$`)),
  ]);
});

test('exits with 69 and one line when the target does not answer', async () => {
  const ended = await conformance({ PROOFMARK_BASE_URL: 'http://127.0.0.1:9', ...CREDENTIALS });
  expect(ended.err.trim().split('\n')).toEqual([
    expect.stringContaining('proofmark: no answer from http://127.0.0.1:9'),
  ]);
  expect(ended.status).toBe(69);
});

test('vitest reports a target that rejects everything as non-conformant', async () => {
  const url = await listen((_request, response) => response.writeHead(401).end());
  const ended = await conformance({ PROOFMARK_BASE_URL: url, ...CREDENTIALS });
  expect(ended.out).toContain(`proofmark: ${url} is non-conformant at level core`);
  expect(ended.out).not.toContain('no test runtime');
  expect(ended.status).toBe(1);
});

test('a filter skips clauses, sends no requests for them and does not certify the target', async () => {
  const paths: string[] = [];
  const url = await listen((request, response) => {
    paths.push(`${request.method} ${request.url}`);
    response.writeHead(401).end();
  });
  const ended = await conformance({ PROOFMARK_BASE_URL: url, ...CREDENTIALS }, '-t', 'no test has this name');
  expect(ended.out).toContain('is incomplete at level core');
  expect(ended.status).toBe(2);
  expect(paths).toEqual(['GET /']);
  expect(ended.out + ended.err).not.toContain(CREDENTIALS.TWILIO_AUTH_TOKEN);
});

test('a name filter has the exit status of --clause, and no reporter, shard or flag makes an unproved run pass', async () => {
  const { env } = await reference();
  const selected = await conformance(env, '-t', 'auth.missing-credentials', '--reporter=junit');
  expect(selected.out).toContain('is incomplete at level core: --clause selected only part of the clauses: -t auth');
  expect(selected.status).toBe(0);
  const shard = await conformance(env, '--shard=4/4', '--reporter=junit');
  expect(shard.out).toContain('is incomplete at level core');
  expect(shard.status).toBe(2);
  const nothing = await conformance(env, 'no-file-has-this-name', '--passWithNoTests');
  expect(nothing.status).toBe(1);
});

test('reads the configuration file and keeps a ledger of leftovers', async () => {
  const remove = () => {
    throw new Error('not today');
  };
  const stuck = await reference({ mutate: (parts) => ({ ...parts, remove }) });
  const cwd = temporaryFolder();
  const { PROOFMARK_BASE_URL: baseUrl } = stuck.env;
  const write = (settings: object) => writeFileSync(join(cwd, 'proofmark.config.json'), JSON.stringify(settings));
  write({ runs: 1, clause: ['post.201', 'get.503'], resource: ['Queues'], out: 'report' });
  const left = await conformanceIn(cwd, stuck.env);
  expect(left.out).toContain(`proofmark: ${baseUrl} is incomplete at level core`);
  const [ledger = ''] = readdirSync(join(cwd, 'report'));
  expect(left.err.split('\n').filter((line) => line.startsWith('proofmark:'))).toEqual([
    'proofmark: settings from proofmark.config.json',
    expect.stringMatching(
      /^proofmark: \d+ of the resources that this run created may be left on the target: proofmark cleanup \S+$/,
    ),
  ]);
  expect(readFileSync(join(cwd, 'report', ledger), 'utf8')).toContain('"resource":"Queues"');
  expect(left.status).toBe(2);

  const sound = await reference();
  write({ runs: 1, clause: ['post.201'], resource: ['Queues'], out: 'report' });
  const none = await conformanceIn(cwd, sound.env);
  expect(none.err).toContain(
    `proofmark: an earlier run left resources on its target: proofmark cleanup ${join(cwd, 'report', ledger)}`,
  );
  expect(none.err).not.toContain('may be left');
  expect(readdirSync(join(cwd, 'report'))).toEqual([ledger]);
});
