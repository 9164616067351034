/** Output and exit status of `certify` and `verify`, on recorded runs. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runCommandLine } from '../../cli/commandLine.ts';
import { publicPem } from '../../reports/certificate/envelope.ts';
import { capture } from '../support/command/capture.ts';
import { conformanceIn, recordedRuns, rewriteHeader, rewriteReport } from '../support/reports/bundle.ts';
import { KEYS, STRANGER } from '../support/reports/certified.ts';

const HAS_OPENSSL = spawnSync('openssl', ['version']).status === 0;
const pem = (key: typeof KEYS.privateKey) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const run = recordedRuns();

/** A copy of the report of a run and keys, and functions that run the commands on it. */
async function workshop(fault: string | null = null) {
  const folder = await run(fault);
  const path = (name: string) => join(folder, name);
  writeFileSync(path('key.pem'), pem(KEYS.privateKey));
  writeFileSync(path('key.pub.pem'), publicPem(KEYS.publicKey));
  writeFileSync(path('other.pub.pem'), publicPem(STRANGER.publicKey));
  const certify = (...args: string[]) => capture(() => runCommandLine(['certify', folder, ...args]));
  const verify = (...args: string[]) => capture(() => runCommandLine(['verify', path('certificate.json'), ...args]));
  const { baseUrl } = conformanceIn(folder).target;
  return { folder, path, certify, verify, baseUrl };
}

it('signs a run and verifies it with the right key, without a key and with a wrong key', async () => {
  const { path, certify, verify, baseUrl } = await workshop();
  const signed = await certify('--key', path('key.pem'));
  expect(signed).toMatchObject({ code: 0, stderr: '' });
  expect(signed.stdout).toContain(`certificate.json: ${baseUrl} is conformant at level full; signed by sha256:`);

  const held = await verify('--key', path('key.pub.pem'), '--level', 'full');
  expect(held).toMatchObject({ code: 0, stderr: '' });
  expect(held.stdout.split('\n')[0]).toBe(`The certificate is valid: ${baseUrl} is conformant at level full`);
  expect(held.stdout).not.toContain('not checked');
  expect(held.stdout.split('\n').slice(-4)).toEqual([
    `  proved              the owner of ${path('key.pub.pem')} signed it`,
    `                      the verdict follows from the recorded exchanges, which name ${baseUrl}`,
    '  not proved          that the run took place, and who answered at that URL',
    '',
  ]);

  const anonymous = await verify();
  expect(anonymous).toMatchObject({ code: 0, stderr: '' });
  expect(anonymous.stdout).toContain('; the signer was not checked: give --key');
  expect(anonymous.stdout).toMatch(/^ {2}proved +nothing changed since it was signed$/m);

  const stranger = await verify('--key', path('other.pub.pem'));
  expect(stranger).toMatchObject({ code: 1, stdout: '' });
  expect(stranger.stderr).toMatch(/^proofmark: verify: another key \(sha256:/);
});

it('certifies a failed run as failed, and `verify --level` rejects it', async () => {
  const { path, certify, verify } = await workshop('error/no-allow');
  expect((await certify('--key', path('key.pem'))).code).toBe(0);
  const plain = await verify('--key', path('key.pub.pem'));
  expect(plain.code).toBe(0);
  expect(plain.stdout).toMatch(/is non-conformant at level full: 1 required clause failed: error\.allow\.\n/);
  expect(await verify('--key', path('key.pub.pem'), '--level', 'core')).toMatchObject({
    code: 1,
    stderr:
      'proofmark: verify: the target is not conformant at level core: non-conformant, 1 required clause failed: error.allow.\n',
  });
});

it('states that a run with --insecure did not verify the target’s identity', async () => {
  const { folder, path, certify, verify, baseUrl } = await workshop();
  rewriteHeader(folder, (header) => void Object.assign(header, { insecure: true }));
  rewriteReport(folder, ({ target }) => void Object.assign(target, { insecure: true }));
  expect((await certify('--key', path('key.pem'))).stdout).toContain(
    `${baseUrl} is conformant at level full; its identity is not proved: the run used --insecure; signed by sha256:`,
  );
  const { payload } = JSON.parse(readFileSync(path('certificate.json'), 'utf8'));
  const { predicate } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'));
  expect(predicate.proofmark.target).toMatchObject({ baseUrl, insecure: true });
  expect((await verify('--key', path('key.pub.pem'))).stdout).toMatch(
    /^ {2}identity +not proved: the run used --insecure$/m,
  );
});

it('says that nothing was replayed if the recording is not beside the certificate', async () => {
  const { path, certify, verify } = await workshop();
  await certify('--key', path('key.pem'));
  rmSync(path('recording.ndjson.gz'));
  const { code, stdout, stderr } = await verify('--key', path('key.pub.pem'));
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^ {2}not replayed +recording\.ndjson\.gz is not beside the certificate$/m);
  expect(stdout).not.toContain('follows from');
});

it('names the modified file and exits with 1', async () => {
  const { path, certify, verify } = await workshop();
  await certify('--key', path('key.pem'));
  writeFileSync(path('exchanges.ndjson'), '');
  const { code, stdout, stderr } = await verify('--key', path('key.pub.pem'));
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(/^proofmark: verify: exchanges\.ndjson is not the certified file: [^\n]+\n$/);
});

it('exits with 64 and one line for invalid input, and changes no file', async () => {
  const { folder, path, certify, verify } = await workshop();
  const before = readdirSync(folder);
  const refusals: [() => Promise<{ code: number; stderr: string }>, RegExp][] = [
    [
      () => certify(),
      /^proofmark: --key is missing: a certificate is signed with a private key; make one with: openssl genpkey/,
    ],
    [() => certify('--key', path('none.pem')), /^proofmark: --key: "[^"]+" cannot be read \(ENOENT\)\n$/],
    [() => certify('--key', path('key.pub.pem')), /is not an unencrypted Ed25519 private key in PEM; make one with/],
    [
      () => certify('--key', path('key.pem'), '--out', path('key.pem')),
      /^proofmark: --out: "[^"]+" exists: name another/,
    ],
    [() => verify('--key', path('key.pem')), /^proofmark: verify: "[^"]+" cannot be read \(ENOENT\)\n$/],
  ];
  for (const [refused, message] of refusals) {
    const { code, stderr } = await refused();
    expect(stderr).toMatch(message);
    expect(stderr.split('\n')).toHaveLength(2);
    expect(code).toBe(64);
  }
  expect(readdirSync(folder)).toEqual(before);
  await certify('--key', path('key.pem'));
  const secret = await verify('--key', path('key.pem'));
  expect(secret).toMatchObject({ code: 64, stdout: '' });
  expect(secret.stderr).toMatch(
    /is a private key, but --key of verify expects the public one; extract it with: openssl pkey/,
  );
  expect((await verify('--level', 'half')).code).toBe(64);
});

it('refuses to certify an inconsistent record, a shard, or a report without its recording', async () => {
  const { folder, path, certify } = await workshop();
  const good = readFileSync(path('conformance.json'), 'utf8');
  const refused = async (change: Parameters<typeof rewriteReport>[1]) => {
    writeFileSync(path('conformance.json'), good);
    rewriteReport(folder, change);
    const { code, stderr } = await certify('--key', path('key.pem'));
    expect(code).toBe(64);
    return stderr;
  };
  expect(await refused((c) => void Object.assign(c, { verdict: 'incomplete' }))).toMatch(
    /cannot be certified: conformance\.json says that verdict is "incomplete"; its outcomes give "conformant"\n$/,
  );
  const shard = { index: 1, of: 2, clauses: ['get.200'] };
  expect(await refused((c) => void Object.assign(c, { shard }))).toMatch(
    /cannot be certified: it is shard 1\/2 of a run: merge the shards and certify the merged run\n$/,
  );
  expect(await refused((c) => void Object.assign(c, { recordings: undefined }))).toMatch(
    /does not follow from its recording: conformance\.json names no recording, so nothing can be replayed\n$/,
  );
});

it.skipIf(!HAS_OPENSSL)('accepts keys generated by openssl (needs openssl)', async () => {
  const { path, certify, verify } = await workshop();
  execFileSync('openssl', ['genpkey', '-algorithm', 'ed25519', '-out', path('o.pem')]);
  execFileSync('openssl', ['pkey', '-in', path('o.pem'), '-pubout', '-out', path('o.pub.pem')]);
  execFileSync('openssl', ['genpkey', '-algorithm', 'ed448', '-out', path('448.pem')]);
  expect((await certify('--key', path('448.pem'))).code).toBe(64);
  expect((await certify('--key', path('o.pem'))).code).toBe(0);
  expect((await verify('--key', path('o.pub.pem'))).code).toBe(0);
});
