import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { temporaryFolder } from '../../support/command.ts';
import { reference } from '../../support/stub.ts';

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

/** `npx vitest run --project conformance` as a person would type it, with no variable of ours but the given ones. */
const conformance = (env: Record<string, string>, ...args: string[]) => conformanceIn(ROOT, env, ...args);

/** The same from another folder, where the configuration file is looked for and the ledger is written. */
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

test.each([
  [{}, 64, 'PROOFMARK_BASE_URL is not set'],
  [{ PROOFMARK_BASE_URL: 'http://127.0.0.1:9' }, 64, 'missing account sid'],
  [{ PROOFMARK_BASE_URL: 'http://127.0.0.1:9', ...CREDENTIALS }, 69, 'no answer from http://127.0.0.1:9'],
])('with %j it ends with %i and one line', async (env, status, line) => {
  const ended = await conformance(env);
  expect(ended.err.trim().split('\n')).toEqual([expect.stringContaining(`proofmark: ${line}`)]);
  expect(ended.status).toBe(status);
});

test('a target that refuses everything is non-conformant, and vitest says so', async () => {
  const url = await listen((_request, response) => response.writeHead(401).end());
  const ended = await conformance({ PROOFMARK_BASE_URL: url, ...CREDENTIALS });
  expect(ended.out).toContain(`proofmark: ${url} is non-conformant at level core`);
  expect(ended.out).not.toContain('no test runtime');
  expect(ended.status).toBe(1);
});

test('a filter leaves clauses out, sends nothing for them, and is no certificate', async () => {
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

test('it reads a configuration file and keeps a ledger, which tells what is left', async () => {
  const remove = () => {
    throw new Error('not today');
  };
  const stuck = await reference({ mutate: (parts) => ({ ...parts, remove }) });
  const cwd = temporaryFolder();
  const { PROOFMARK_BASE_URL: baseUrl, ...env } = stuck.env;
  const write = (settings: object) => writeFileSync(join(cwd, 'proofmark.config.json'), JSON.stringify(settings));
  write({ baseUrl, runs: 1, clause: ['post.201'], resource: ['Queues'], out: 'report' });
  const left = await conformanceIn(cwd, env);
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

  write({ dryRun: true });
  const refused = await conformanceIn(cwd, sound.env);
  expect([refused.status, refused.err.trim().split('\n').at(-1)]).toEqual([
    64,
    'proofmark: proofmark.config.json: dryRun works only with `proofmark run`: remove it to run vitest',
  ]);
});
