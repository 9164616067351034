/** Runs through tinyproxy: absolute form, CONNECT with client certificates, credentials and environment variables. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCommand, runCommand, temporaryFolder } from '../../support/command/command.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { createAuthority, HAS_OPENSSL, read } from '../../support/servers/authority.ts';
import { front } from '../../support/servers/front.ts';
import { reference } from '../../support/servers/stub.ts';
import { HAS_TINYPROXY, startTinyproxy } from '../../support/servers/tinyproxy.ts';

const CLAUSES = ['get.200', 'post.201', 'delete.204', 'auth.wrong-token'];
const accounts = { main: ACCOUNT, other: OTHER };
const PASSWORD = 'pro.xy-se_cret';

/** Every file below a folder, as text. */
function textsBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
}

describe.skipIf(!HAS_TINYPROXY || !HAS_OPENSSL)('through tinyproxy', () => {
  it('requests to an http target use the absolute form', async () => {
    const { url, requests } = await reference({ accounts });
    const proxy = await startTinyproxy();
    const records = await recordsOf(settingsFor(url, { clauses: CLAUSES, runs: 2, proxy: `http://${proxy.host}` }));
    expect(idsWith(records, 'pass')).toEqual(CLAUSES);
    const asked = proxy.log().match(/: [A-Z]+ http:\/\/127\.0\.0\.1:\d+\/2010-04-01\/Accounts\/.* HTTP\/1\.1$/gm) ?? [];
    expect(asked).toHaveLength(requests());
    expect(proxy.log()).not.toContain('CONNECT 127');
  });

  it('an https target is reached by CONNECT, with the given client certificate and CA', async () => {
    const { url } = await reference({ accounts });
    const authority = createAuthority(temporaryFolder());
    const tls = { ...read(authority.server), ca: readFileSync(authority.ca), requestCert: true };
    const target = await front(url, { tls });
    const proxy = await startTinyproxy();
    const client = read(authority.client);
    const records = await recordsOf(
      settingsFor(target.url, {
        clauses: CLAUSES,
        runs: 2,
        proxy: `http://${proxy.host}`,
        tls: {
          insecure: false,
          ca: readFileSync(authority.ca, 'utf8'),
          clientCert: client.cert,
          clientKey: client.key,
        },
      }),
    );
    expect(idsWith(records, 'pass')).toEqual(CLAUSES);
    expect(new Set(target.seen.map((seen) => seen.client))).toEqual(new Set(['client']));
    expect(proxy.log()).toContain(`CONNECT ${new URL(target.url).host} HTTP/1.1`);
    // kept-alive connections: fewer connections than requests
    expect(new Set(target.seen.map(({ port }) => port)).size).toBeLessThan(target.seen.length);
  });

  it('the run sends the proxy credentials, writes them nowhere, and names the proxy in the report', async () => {
    const { env, requests } = await reference({ accounts });
    const proxy = await startTinyproxy({ user: 'someone', password: PASSWORD });
    const cwd = temporaryFolder();
    const url = `http://someone:${PASSWORD}@${proxy.host}`;
    const args = ['run', '--clause', 'get.200', '--runs', '2', '--proxy', url];
    const { code, stdout, stderr } = await runCommand(args, { cwd, env });
    expect(stdout).toContain(`proxy http://${proxy.host}`);
    expect(code).toBe(0);
    expect(requests()).toBeGreaterThan(1);
    const texts = [stdout, stderr, ...textsBelow(join(cwd, 'proofmark-report'))];
    const forms = [PASSWORD, Buffer.from(`someone:${PASSWORD}`).toString('base64')];
    for (const form of forms) expect(texts.filter((text) => text.includes(form))).toEqual([]);
    const conformance = JSON.parse(readFileSync(join(cwd, 'proofmark-report', 'conformance.json'), 'utf8'));
    expect(conformance.target.proxy).toBe(`http://${proxy.host}`);
  });

  // tinyproxy answers 407 without credentials and 401 to wrong ones
  it.each([
    ['http', '', 407],
    ['https', 'someone:wrong@', 401],
  ])('a run with wrong proxy credentials exits with 69 and one line: %s', async (scheme, userinfo, status) => {
    const { env, url } = await reference({ accounts });
    const authority = createAuthority(temporaryFolder());
    const target = scheme === 'http' ? url : (await front(url, { tls: read(authority.server) })).url;
    const proxy = await startTinyproxy({ user: 'someone', password: PASSWORD });
    const args = ['run', '--base-url', target, '--ca', authority.ca, '--proxy', `http://${userinfo}${proxy.host}`];
    expect(await callCommand(args, { env })).toEqual({
      code: 69,
      stdout: '',
      stderr: `proofmark: no answer from ${target} through the proxy http://${proxy.host}: the proxy did not connect to the target: it rejected the credentials (${status})\n`,
    });
  });

  it('a run ignores the proxy variables for a target on this machine', async () => {
    const { env, requests } = await reference({ accounts });
    const args = ['run', '--clause', 'get.200', '--runs', '2', '--no-report', '--json'];
    // no proxy listens on this port, so a request through the proxy would fail
    const proxies = { HTTP_PROXY: 'http://127.0.0.1:9', http_proxy: 'http://127.0.0.1:9' };
    const { code, stdout } = await callCommand(args, { env: { ...env, ...proxies } });
    expect(code).toBe(0);
    expect(JSON.parse(stdout).target).not.toHaveProperty('proxy');
    expect(requests()).toBeGreaterThan(1);
  });
});
