/** The API, called as somebody else's test would: inside a vitest that is not ours to disturb. */
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

/** What a caller would be disturbed by. */
function surroundings() {
  const events = ['SIGINT', 'SIGTERM', 'exit', 'unhandledRejection', 'uncaughtException', 'warning'];
  return [process.exitCode, process.cwd(), { ...process.env }, ...events.map((event) => process.listenerCount(event))];
}

const outcomesOf = ({ clauses }: Conformance) => clauses.map(({ id, outcome, reason }) => [id, outcome, reason]);

afterEach(() => vi.restoreAllMocks());

describe('certify', () => {
  it('finds what the command finds, prints nothing, and leaves the process as it was', async () => {
    const { env, options } = await target({ mutate: (parts) => tokenIgnored.apply(parts) });
    const clauses = ['auth.*', 'get.404', 'delete.204'];
    // with its report the command runs the suites by vitest
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

  it('writes the report but Allure’s where a folder is named, and twice at once is no trouble', async () => {
    const { options } = await target();
    const out = join(temporaryFolder(), 'report');
    const [found, other] = await Promise.all([
      certify({ ...options, clauses: ['get.200', 'get.404'], out }),
      certify({ ...options, clauses: ['auth.wrong-token'] }),
    ]);
    expect([found.passed, found.verdict, found.exitStatus, other.passed]).toEqual([true, 'incomplete', 0, true]);
    expect(found.out).toBe(out);
    expect(readdirSync(out).sort()).toEqual(['conformance.json', 'exchanges.ndjson', 'index.html', 'junit.xml']);
    expect(JSON.parse(readFileSync(join(out, 'conformance.json'), 'utf8'))).toEqual(found.conformance);
  });

  it('ends with the signal, tells what was done, and takes what it created away', async () => {
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

  it('sends nothing where the signal came before', async () => {
    let requests = 0;
    const baseUrl = await stub((_, response) => {
      requests += 1;
      response.end();
    });
    const found = await certify({ ...NOWHERE, baseUrl, signal: AbortSignal.abort() });
    expect([found.exitStatus, requests]).toEqual([130, 0]);
  });

  it('names the ledger of what it could not remove', async () => {
    const stop = new AbortController();
    const baseUrl = await stub((request, response) => {
      request.resume();
      if (request.method === 'GET') response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
      if (request.method === 'POST') stop.abort(); // and is never answered
    });
    const { leftover } = await certify({ ...NOWHERE, baseUrl, clauses: ['delete.204'], signal: stop.signal });
    if (leftover === null) throw new Error('nothing was left');
    onTestFinished(() => rmSync(dirname(leftover.ledger), { recursive: true }));
    expect(leftover.count).toBeGreaterThan(0);
    expect(readFileSync(leftover.ledger, 'utf8').split('\n').length).toBeGreaterThan(leftover.count);
  });

  it('hands on what the caller’s own function throws, when the run has ended', async () => {
    const { options } = await target();
    const mine = new Error('of the caller');
    const throwing = () => {
      throw mine;
    };
    await expect(certify({ ...options, clauses: ['get.404'], onRecord: throwing })).rejects.toBe(mine);
  });
});

describe('what is wrong with the call', () => {
  const untyped = (options: Record<string, unknown>): CertifyOptions => ({ ...NOWHERE, ...options });
  it.each<[string, CertifyOptions, string]>([
    ['no target', untyped({ baseUrl: undefined }), 'baseUrl is missing: give the URL of the target'],
    ['an unknown option', untyped({ clause: ['get.*'] }), 'unknown option "clause": did you mean clauses?'],
    ['a wrong type', untyped({ seed: '7' }), 'seed must be a number, not a value of type string'],
    [
      'a list that is none',
      untyped({ clauses: 'auth.*' }),
      'clauses must be a list of strings, not a value of type string',
    ],
    ['headers in a list', untyped({ headers: ['X: 1'] }), 'headers must be an object with string values, not a list'],
    ['no signal', untyped({ signal: 7 }), 'signal must be an AbortSignal'],
    ['no number', { ...NOWHERE, runs: 0 }, 'runs expects a whole number from 1 to 100000, not "0"'],
    ['no account', untyped({ accountSid: undefined }), 'missing account sid: give accountSid'],
    ['no token', untyped({ authToken: undefined }), 'missing auth token: give authToken'],
    [
      'half a certificate',
      { ...NOWHERE, clientCert: 'x.pem' },
      'clientCert needs clientKey: a client certificate has two files',
    ],
    ['no folder', { ...NOWHERE, out: '' }, 'out is empty: name a folder'],
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

  it('tells an unreachable target, and leaves no folder behind', async () => {
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
  ])('under DEBUG=%s a proxy, whose agent would print the credentials, is refused: %s', async (debug, refused) => {
    vi.stubEnv('DEBUG', debug);
    onTestFinished(() => void vi.unstubAllEnvs());
    const error: unknown = await certify({ ...NOWHERE, proxy: 'http://127.0.0.1:1' }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(refused ? UsageError : UnreachableError);
  });
});
