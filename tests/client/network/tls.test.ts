/** TLS with a private certificate authority, trusted or untrusted, and with a client certificate. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Conformance } from '../../../specs/model.ts';
import { callCommand, runCommand, temporaryFolder } from '../../support/command/command.ts';
import { createAuthority, HAS_OPENSSL, read } from '../../support/servers/authority.ts';
import { front } from '../../support/servers/front.ts';
import { reference } from '../../support/servers/stub.ts';

const RUN = ['run', '--clause', 'get.200', 'delete.204', '--runs', '2', '--no-report'];

async function secured(options: { requestCert?: boolean } = {}) {
  const { url, env } = await reference();
  const authority = createAuthority(temporaryFolder());
  const ca = readFileSync(authority.ca, 'utf8');
  const { requestCert = false } = options;
  const target = await front(url, {
    tls: { ...read(authority.server), ca, requestCert, rejectUnauthorized: requestCert },
  });
  return { authority, ...target, env: { ...env, PROOFMARK_BASE_URL: target.url } };
}

describe.skipIf(!HAS_OPENSSL)('a target with a certificate of a private CA', () => {
  it('is trusted by --ca and by TWILIO_CA_BUNDLE', async () => {
    const { authority, env } = await secured();
    const flag = await callCommand([...RUN, '--json', '--ca', authority.ca], { env });
    expect(flag.code).toBe(0);
    expect((JSON.parse(flag.stdout) as Conformance).target).not.toHaveProperty('insecure');
    const variable = await callCommand(RUN, { env: { ...env, TWILIO_CA_BUNDLE: authority.ca } });
    expect(variable.code).toBe(0);
  });

  it('is not trusted without them: exit 69 and one line that names the flags', async () => {
    const { url, env, seen } = await secured();
    expect(await callCommand(RUN, { env })).toEqual({
      code: 69,
      stdout: '',
      stderr: `proofmark: no answer from ${url}: TLS: no trusted authority issued the certificate of the target (SELF_SIGNED_CERT_IN_CHAIN); see --ca and --insecure\n`,
    });
    expect(seen).toEqual([]);
  });

  it('is accepted with --insecure, and every report says so', async () => {
    const { env } = await secured();
    const cwd = temporaryFolder();
    const { code, stdout, stderr } = await runCommand(['run', '--clause', 'get.200', '--runs', '2', '--insecure'], {
      cwd,
      env,
    });
    expect(code).toBe(0);
    expect(stdout).toContain('certificate not verified (--insecure)');
    expect(stderr).toContain('--insecure: the identity of the target is not verified');
    const text = (...path: string[]) => readFileSync(join(cwd, 'proofmark-report', ...path), 'utf8');
    expect((JSON.parse(text('conformance.json')) as Conformance).target.insecure).toBe(true);
    expect(text('index.html')).toContain('not verified (--insecure)');
    expect(text('allure-results', 'environment.properties')).toContain('Certificate=not verified (--insecure)');
  });

  it('gets the client certificate that it requires, and rejects a run without one', async () => {
    const { authority, env, seen } = await secured({ requestCert: true });
    const { cert, key } = authority.client;
    const args = [...RUN, '--ca', authority.ca];
    const without = await callCommand(args, { env });
    expect(without.code).toBe(69);
    expect(without.stderr).toMatch(/^proofmark: no answer from https:\S+: .*\n$/);
    const shown = await callCommand([...args, '--client-cert', cert, '--client-key', key], { env });
    expect(shown.code).toBe(0);
    expect(new Set(seen.map(({ client }) => client))).toEqual(new Set(['client']));
  });
});
