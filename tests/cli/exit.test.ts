import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { tokenIgnored } from '../../reference/faults/auth/token-ignored.ts';
import type { Conformance } from '../../specs/model.ts';
import {
  CREDENTIALS,
  callCommand,
  finished,
  runCommand,
  startCommand,
  TOKEN,
  temporaryFolder,
} from '../support/command/command.ts';
import { ALL_PASSED, CLAUSE_COUNT } from '../support/reports/contractSize.ts';
import { CERTIFICATE } from '../support/servers/certificate.ts';
import { reference, secureStub, stub } from '../support/servers/stub.ts';

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const QUICK = ['--no-report', '--runs', '2', '--seed', '1'];
const json = (stdout: string) => JSON.parse(stdout) as Conformance;
const outcome = (conformance: Conformance, id: string) =>
  conformance.clauses.find((clause) => clause.id === id)?.outcome;

describe('exit 0', () => {
  it('when the selected clauses pass; the verdict is incomplete and gives the reason', async () => {
    const { env } = await reference();
    const { code, stdout } = await callCommand(
      ['run', ...QUICK, '--quiet', '--clause', 'auth.wrong-token', 'get.404'],
      {
        env,
      },
    );
    expect(stdout).toMatch(
      /^incomplete at level core \(core 2\/\d+, full 2\/\d+\): --clause selected only part of the clauses: auth\.wrong-token, get\.404\.\n$/,
    );
    expect(code).toBe(0);
  });

  it('when the embedded reference is certified; exported credentials are ignored', async () => {
    const cwd = temporaryFolder();
    const { code, stdout } = await runCommand(['run', '--quiet', '--seed', '3', '--runs', '5'], {
      cwd,
      env: CREDENTIALS,
    });
    expect(stdout).toBe(`conformant at level full (${ALL_PASSED})\n`);
    expect(code).toBe(0);
    const out = join(cwd, 'proofmark-report');
    expect(readdirSync(out).sort()).toEqual([
      'allure-report',
      'allure-results',
      'conformance.json',
      'exchanges.ndjson',
      'index.html',
      'junit.xml',
      'recording.ndjson.gz',
    ]);
    expect(existsSync(join(out, 'allure-report', 'index.html'))).toBe(true);
    const conformance = json(readFileSync(join(out, 'conformance.json'), 'utf8'));
    expect(conformance).toMatchObject({
      verdict: 'conformant',
      level: 'full',
      seed: 3,
      totals: { pass: CLAUSE_COUNT },
    });
  });
});

describe('exit 1', () => {
  it('when a required clause fails', async () => {
    const { env } = await reference({
      mutate: (parts) => tokenIgnored.apply(parts),
    });
    const { code, stdout } = await runCommand(['run', ...QUICK, '--json', '--clause', 'auth.wrong-token'], { env });
    expect(json(stdout)).toMatchObject({ verdict: 'non-conformant', totals: { fail: 1 } });
    expect(code).toBe(1);
  });

  it('immediately when the target rejects the credentials everywhere; the message names both possible causes', async () => {
    const url = await stub((_, response) => response.writeHead(401).end());
    const { code, stdout, stderr } = await callCommand(['run', ...QUICK, '--json', '--base-url', url], {
      env: CREDENTIALS,
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(/mistyped.*authentication is broken/);
    const conformance = json(stdout);
    expect(conformance.clauses.filter((clause) => clause.outcome === 'pass')).toEqual([]);
    expect(outcome(conformance, 'auth.valid-credentials')).toBe('fail');
    expect(conformance.totals.fail).toBe(1);
  });

  it('when the target answers 200 to everything', async () => {
    const url = await stub((_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
    const { code, stdout } = await callCommand(['run', ...QUICK, '--json', '--base-url', url], { env: CREDENTIALS });
    expect(code).toBe(1);
    expect(outcome(json(stdout), 'auth.wrong-token')).not.toBe('pass');
    expect(outcome(json(stdout), 'get.404')).not.toBe('pass');
  });
});

describe('exit 2', () => {
  it('when a needed clause is not exercised', async () => {
    const { env } = await reference();
    const { code, stdout } = await runCommand(['run', ...QUICK, '--json', '--clause', 'get.503'], { env });
    expect(outcome(json(stdout), 'get.503')).toBe('not-exercised');
    expect(code).toBe(2);
  });

  it('(or 1, never 0) when the target stops answering midway', async () => {
    let answered = 0;
    const inner = await reference();
    const url = await stub((request, response) => {
      answered += 1;
      if (answered > 40) return void request.socket.destroy();
      const { method = 'GET', headers } = request;
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', async () => {
        const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
        const { host: _, connection: __, 'content-length': ___, 'transfer-encoding': ____, ...kept } = headers;
        const fields = Object.entries(kept).map(([name, value]): [string, string] => [name, String(value)]);
        const answer = await fetch(`${inner.url}${request.url}`, {
          method,
          headers: fields,
          ...body,
          redirect: 'manual',
        });
        const text = await answer.text();
        const sent = [...answer.headers].filter(([name]) => !/^(connection|keep-alive|transfer-encoding)$/.test(name));
        response.writeHead(answer.status, sent.flat()).end(text);
      });
    });
    const env = { ...inner.env, PROOFMARK_BASE_URL: url };
    const { code, stdout } = await callCommand(['run', ...QUICK, '--json'], { env });
    expect([1, 2]).toContain(code);
    expect(json(stdout).verdict).not.toBe('conformant');
    expect(json(stdout).totals.inconclusive).toBeGreaterThan(0);
  });
});

describe('exit 69, with the reason in one line', () => {
  const unreachable = async (url: string, args: string[] = [], run = callCommand) => {
    const cwd = temporaryFolder();
    const finishedRun = await run(['run', ...QUICK, '--base-url', url, ...args], { cwd, env: CREDENTIALS });
    expect(readdirSync(cwd)).toEqual([]);
    return finishedRun;
  };

  it('connection refused', async () => {
    expect(await unreachable('http://127.0.0.1:9', [], runCommand)).toEqual({
      code: 69,
      stdout: '',
      stderr: 'proofmark: no answer from http://127.0.0.1:9: connection refused, nothing listens on this port\n',
    });
  });

  it('a host name unknown to DNS', async () => {
    const { code, stderr } = await unreachable('http://nowhere.invalid');
    expect(code).toBe(69);
    expect(stderr).toMatch(
      /^proofmark: no answer from http:\/\/nowhere\.invalid: DNS (does not know this host|does not answer)\n$/,
    );
  });

  it('an untrusted certificate, unless TWILIO_CA_BUNDLE or --insecure is given', async () => {
    const url = await secureStub((_, response) => response.writeHead(401).end());
    const { code, stderr } = await unreachable(url);
    expect(code).toBe(69);
    expect(stderr).toMatch(
      /^proofmark: no answer from https:\S+: TLS: the certificate of the target is self-signed \(DEPTH_ZERO_SELF_SIGNED_CERT\)/,
    );
    const insecure = await callCommand(['run', ...QUICK, '--base-url', url, '--insecure'], { env: CREDENTIALS });
    expect(insecure.code).toBe(1);
    expect(insecure.stderr).toContain('--insecure: the identity of the target is not verified');
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'ca.pem'), CERTIFICATE);
    const env = { ...CREDENTIALS, TWILIO_CA_BUNDLE: 'ca.pem' };
    expect((await callCommand(['run', ...QUICK, '--base-url', url], { cwd, env })).code).toBe(1);
  });

  it('a target that never answers', async () => {
    const url = await stub(() => undefined);
    const { code, stderr } = await unreachable(url, ['--timeout', '100']);
    expect(code).toBe(69);
    expect(stderr).toBe(`proofmark: no answer from ${url}: timeout, no answer within 100 ms\n`);
  });

  it('a server that does not speak HTTP', async () => {
    const server = createServer((socket) => socket.end('SSH-2.0-x\r\n\r\n'));
    const port = await listen(server);
    const { code, stderr } = await unreachable(`http://127.0.0.1:${port}`);
    server.close();
    expect(code).toBe(69);
    expect(stderr).toContain('the answer is not HTTP/1.1');
  });

  it('a target whose answer has too many header fields to read', async () => {
    const fields = Object.fromEntries(Array.from({ length: 2000 }, (_, at) => [`X-Field-${at}`, 'some value']));
    const url = await stub((_, response) => response.writeHead(401, fields).end());
    const { code, stderr } = await unreachable(url);
    expect(code).toBe(69);
    expect(stderr).toBe(`proofmark: cannot read the answer of ${url}: its header fields take more than 16 KiB\n`);
  });

  it('unless the target starts within --wait', async () => {
    const accounts = {
      main: { accountSid: CREDENTIALS.TWILIO_ACCOUNT_SID, authToken: TOKEN },
      other: { accountSid: `AC${'9'.repeat(32)}`, authToken: 'o' },
    };
    // At first the port closes every connection. The first connection shows that the command is running.
    const deaf = createServer((socket) => socket.destroy());
    const port = await listen(deaf);
    const asked = once(deaf, 'connection');
    const env = { ...CREDENTIALS, PROOFMARK_BASE_URL: `http://127.0.0.1:${port}` };
    const run = ['run', ...QUICK, '--quiet', '--wait', '600', '--clause', 'auth.missing-credentials'];
    const end = finished(startCommand(run, { env }));
    await asked;
    await new Promise((resolve) => deaf.close(resolve));
    await reference({ port, accounts });
    expect((await end).code).toBe(0);
  });
});

describe('exit 130', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('after %s, with a report of the partial run', async (signal) => {
    const cwd = temporaryFolder();
    const { env } = await reference();
    let asked = 0;
    const url = await stub((request, response) => {
      asked += 1;
      if (asked === 3) child.kill(signal);
      if (asked > 1) return;
      request.resume();
      response.writeHead(404, { 'content-type': 'application/json' }).end('{}');
    });
    const child = startCommand(['run', ...QUICK, '--json', '--timeout', '5000', '--base-url', url], { cwd, env });
    const { code, stdout } = await finished(child);
    expect(code).toBe(130);
    expect(json(stdout)).toMatchObject({ verdict: 'incomplete' });
    expect(json(stdout).reason).toMatch(/^the run was interrupted; /);
    const written = readFileSync(join(cwd, 'proofmark-report', 'conformance.json'), 'utf8');
    expect(written).toBe(stdout);
  });
});

describe('the token', () => {
  it('is absent from everything that a run prints or writes', async () => {
    const cwd = temporaryFolder();
    const url = await stub((request, response) => {
      const sent = request.headers.authorization ?? '';
      const decoded = Buffer.from(sent.slice(6), 'base64');
      const forms = [
        sent,
        decoded.toString(),
        decoded.toString('hex'),
        JSON.stringify([...decoded]),
        encodeURI(`${decoded}`),
      ];
      const twice = Buffer.from(decoded.toString('base64')).toString('base64');
      response
        .writeHead(401, { 'content-type': 'text/plain', 'x-sent': sent })
        .end(`you sent ${forms.join(' ')} ${twice}`);
    });
    const { stdout, stderr } = await runCommand(['run', '--base-url', url, '--runs', '2'], { cwd, env: CREDENTIALS });
    const encoded = Buffer.from(`${CREDENTIALS.TWILIO_ACCOUNT_SID}:${TOKEN}`).toString('base64');
    const files = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(3);
    expect(files.map(({ name }) => name)).toContain('recording.ndjson.gz');
    const texts = files.map(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name));
      return (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    });
    const pair = Buffer.from(`${CREDENTIALS.TWILIO_ACCOUNT_SID}:${TOKEN}`);
    const forms = [
      TOKEN,
      encodeURIComponent(TOKEN),
      encodeURI(TOKEN),
      encoded,
      Buffer.from(encoded).toString('base64'),
      Buffer.from(TOKEN).toString('hex'),
      [...pair].slice(-12).join(','),
    ];
    for (const text of [stdout, stderr, ...texts]) expect(forms.filter((form) => text.includes(form)).length).toBe(0);
    expect(stdout).toContain('✗ auth.valid-credentials');
  });
});
