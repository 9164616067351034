/** Calls the API as a user's test does. The API must not disturb the vitest process around it. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { type CertifyOptions, certify, UnreachableError, UsageError } from '../../api/index.ts';
import { tokenIgnored } from '../../reference/faults/auth/token-ignored.ts';
import type { Conformance } from '../../specs/model.ts';
import { runCommand, SID, TOKEN, temporaryFolder } from '../support/command/command.ts';
import { reference, stub } from '../support/servers/stub.ts';

const QUICK = { runs: 2, seed: 1 };
const NOWHERE: CertifyOptions = { baseUrl: 'http://127.0.0.1:1', accountSid: SID, authToken: TOKEN };

async function target(options: Parameters<typeof reference>[0] = {}) {
  const { url, account, env } = await reference(options);
  return { env, options: { baseUrl: url, ...account, ...QUICK } };
}

/** The process state that a call must not change. */
function surroundings() {
  const events = ['SIGINT', 'SIGTERM', 'exit', 'unhandledRejection', 'uncaughtException', 'warning'];
  return [process.exitCode, process.cwd(), { ...process.env }, ...events.map((event) => process.listenerCount(event))];
}

const outcomesOf = ({ clauses }: Conformance) => clauses.map(({ id, outcome, reason }) => [id, outcome, reason]);

afterEach(() => vi.restoreAllMocks());

describe('certify', () => {
  it('reports the same outcomes as the command, prints nothing and leaves the process unchanged', async () => {
    const { env, options } = await target({ mutate: (parts) => tokenIgnored.apply(parts) });
    const clauses = ['auth.*', 'get.404', 'delete.204'];
    // a command that writes reports runs the suites through vitest
    const command = await runCommand(['run', '--json', '--runs', '2', '--seed', '1', '--clause', ...clauses], {
      env,
      cwd: temporaryFolder(),
    });
    const written = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write'));
    const before = surroundings();
    const seen: string[] = [];
    const found = await certify({ ...options, clauses, onRecord: ({ id }) => seen.push(id) });
    expect(surroundings()).toEqual(before);
    expect(written.flatMap(({ mock }) => mock.calls)).toEqual([]);
    expect(outcomesOf(found.conformance)).toEqual(outcomesOf(JSON.parse(command.stdout)));
    expect(found).toMatchObject({ verdict: 'non-conformant', passed: false, exitStatus: 1, out: null, leftover: null });
    expect(command.code).toBe(1);
    expect(found.conformance.selection?.patterns).toEqual(clauses);
    expect(seen.sort()).toEqual([...(found.conformance.selection?.clauses ?? [])].sort());
    expect(found.conformance.totals.fail).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toContain(options.authToken);
  });

  it('writes all reports except Allure to `out`, and supports concurrent calls', async () => {
    const { options } = await target();
    const out = join(temporaryFolder(), 'report');
    const [found, other] = await Promise.all([
      certify({ ...options, clauses: ['get.200', 'get.404'], out }),
      certify({ ...options, clauses: ['auth.wrong-token'] }),
    ]);
    expect([found.passed, found.verdict, found.exitStatus, other.passed]).toEqual([true, 'incomplete', 0, true]);
    expect(found.out).toBe(out);
    expect(readdirSync(out).sort()).toEqual([
      'conformance.json',
      'exchanges.ndjson',
      'index.html',
      'junit.xml',
      'recording.ndjson.gz',
    ]);
    expect(JSON.parse(readFileSync(join(out, 'conformance.json'), 'utf8'))).toEqual(found.conformance);
  });

  it('stops on the abort signal, reports the partial run and deletes what it created', async () => {
    const { options } = await target();
    const stop = new AbortController();
    const found = await certify({
      ...options,
      runs: 200,
      signal: stop.signal,
      onRecord: () => stop.abort(),
    });
    expect(found).toMatchObject({ verdict: 'incomplete', passed: false, exitStatus: 130, leftover: null });
    expect(found.conformance.interrupted).toBe(true);
    const interrupted = found.conformance.clauses.filter(({ reason }) => reason === 'interrupted');
    expect(interrupted.length).toBe(found.conformance.clauses.length - 1);
  });

  it('sends nothing when the signal is already aborted', async () => {
    let requests = 0;
    const baseUrl = await stub((_, response) => {
      requests += 1;
      response.end();
    });
    const found = await certify({ ...NOWHERE, baseUrl, signal: AbortSignal.abort() });
    expect([found.exitStatus, requests]).toEqual([130, 0]);
  });

  it('names the ledger of the instances it could not delete', async () => {
    const stop = new AbortController();
    const baseUrl = await stub((request, response) => {
      request.resume();
      if (request.method === 'GET') response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
      if (request.method === 'POST') stop.abort(); // this request gets no answer
    });
    const { leftover } = await certify({ ...NOWHERE, baseUrl, clauses: ['delete.204'], signal: stop.signal });
    if (leftover === null) throw new Error('nothing was left');
    onTestFinished(() => rmSync(dirname(leftover.ledger), { recursive: true }));
    expect(leftover.count).toBeGreaterThan(0);
    expect(readFileSync(leftover.ledger, 'utf8').split('\n').length).toBeGreaterThan(leftover.count);
  });

  it('rethrows an error from onRecord after the run ends', async () => {
    const { options } = await target();
    const mine = new Error('of the caller');
    const throwing = () => {
      throw mine;
    };
    await expect(certify({ ...options, clauses: ['get.404'], onRecord: throwing })).rejects.toBe(mine);
  });
});

describe('an invalid call', () => {
  const untyped = (options: Record<string, unknown>): CertifyOptions => ({ ...NOWHERE, ...options });
  it.each<[string, CertifyOptions, string]>([
    ['no target', untyped({ baseUrl: undefined }), 'baseUrl is missing: give the URL of the target'],
    ['an unknown option', untyped({ clause: ['get.*'] }), 'unknown option "clause": did you mean clauses?'],
    ['a seed of the wrong type', untyped({ seed: '7' }), 'seed must be a number, not a value of type string'],
    [
      'a string instead of a list',
      untyped({ clauses: 'auth.*' }),
      'clauses must be a list of strings, not a value of type string',
    ],
    ['headers as a list', untyped({ headers: ['X: 1'] }), 'headers must be an object with string values, not a list'],
    ['a signal of the wrong type', untyped({ signal: 7 }), 'signal must be an AbortSignal'],
    ['a number out of range', { ...NOWHERE, runs: 0 }, 'runs expects a whole number from 1 to 100000, not "0"'],
    ['no account', untyped({ accountSid: undefined }), 'missing account sid: give accountSid'],
    ['no token', untyped({ authToken: undefined }), 'missing auth token: give authToken'],
    [
      'a client certificate without its key',
      { ...NOWHERE, clientCert: 'x.pem' },
      'clientCert needs clientKey: a client certificate has two files',
    ],
    ['an empty folder name', { ...NOWHERE, out: '' }, 'out is empty: name a folder'],
  ])('%s', async (_, options, message) => {
    const error: unknown = await certify(options).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(UsageError);
    expect(error).toMatchObject({ name: 'UsageError', message });
  });

  it('reads no credentials from the environment', async () => {
    vi.stubEnv('TWILIO_AUTH_TOKEN', TOKEN);
    onTestFinished(() => void vi.unstubAllEnvs());
    await expect(certify({ baseUrl: NOWHERE.baseUrl, accountSid: SID })).rejects.toThrow('missing auth token');
  });

  it('rejects with UnreachableError for an unreachable target and creates no folder', async () => {
    const folder = temporaryFolder();
    const error: unknown = await certify({ ...NOWHERE, out: join(folder, 'report') }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(UnreachableError);
    expect(error).toMatchObject({
      message: 'no answer from http://127.0.0.1:1: connection refused, nothing listens on this port',
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['*', true],
    ['app:*', false],
    ['app,https-proxy-agent', true],
    ['http*', true],
  ])('with DEBUG=%s, refuses a proxy whose agent would print the credentials: %s', async (debug, refused) => {
    vi.stubEnv('DEBUG', debug);
    onTestFinished(() => void vi.unstubAllEnvs());
    const error: unknown = await certify({ ...NOWHERE, proxy: 'http://127.0.0.1:1' }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(refused ? UsageError : UnreachableError);
  });
});
