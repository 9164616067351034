import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../cli/run/exitCode.ts';
import { parseHook } from '../../../cli/settings/hook.ts';
import { resolveRun } from '../../../cli/settings/settings.ts';
import { isInternetHost } from '../../../cli/settings/target/internetHost.ts';
import { resolveProxy } from '../../../cli/settings/target/proxy.ts';
import { resolveTarget } from '../../../cli/settings/target/target.ts';
import { loadClauses } from '../../../specs/load.ts';
import { SID, TOKEN, temporaryFolder } from '../../support/command/command.ts';
import { CLAUSE_COUNT } from '../../support/reports/contractSize.ts';
import { conformanceOf } from '../../support/reports/records.ts';
import { CERTIFICATE, PRIVATE_KEY } from '../../support/servers/certificate.ts';

const OTHER = 'AC99999999999999999999999999999999';
const ENV = { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: TOKEN };

describe('the target', () => {
  it('is unset without a base URL, even if credentials are exported', () => {
    expect(resolveTarget({}, ENV)).toBeNull();
    expect(resolveTarget({}, { ...ENV, PROOFMARK_BASE_URL: '' })).toBeNull();
  });

  it('keeps a path prefix without its trailing slash', () => {
    const at = (baseUrl: string) => resolveTarget({ baseUrl }, ENV)?.baseUrl;
    expect(at('https://host/')).toBe('https://host');
    expect(at('http://host:8080/a/b//')).toBe('http://host:8080/a/b');
    expect(at('HTTP://HOST:80/A')).toBe('http://host/A');
  });

  it('takes percent-decoded credentials from the userinfo and removes it from the URL', () => {
    expect(resolveTarget({ baseUrl: `https://${SID}:a%40b%2Fc%25%20%E2%82%AC:d@host/p` }, {})).toEqual({
      baseUrl: 'https://host/p',
      account: { accountSid: SID, authToken: 'a@b/c% €:d' },
      other: null,
    });
  });

  it('completes partial userinfo from other sources, and accepts equal duplicates', () => {
    expect(resolveTarget({ baseUrl: `http://${SID}@h`, authToken: 'x' }, {})?.account.authToken).toBe('x');
    expect(resolveTarget({ baseUrl: `http://${SID}:x@h`, authToken: 'x' }, {})?.account.authToken).toBe('x');
  });

  it('prefers flags over variables', () => {
    const env = { ...ENV, PROOFMARK_BASE_URL: 'http://env', PROOFMARK_OTHER_ACCOUNT_SID: OTHER };
    const flags = { authToken: 'flag', otherAuthToken: 'o' };
    expect(resolveTarget(flags, env)).toEqual({
      baseUrl: 'http://env',
      account: { accountSid: SID, authToken: 'flag' },
      other: { accountSid: OTHER, authToken: 'o' },
    });
    expect(resolveTarget({ baseUrl: 'http://flag' }, { ...env, PROOFMARK_OTHER_AUTH_TOKEN: 'p' })?.baseUrl).toBe(
      'http://flag',
    );
  });
});

describe('a base URL', () => {
  it.each([
    ['http://[::1]:8080/p/', 'http://[::1]:8080/p'],
    ['https://[2001:DB8::1]:443', 'https://[2001:db8::1]'],
    ['https://bücher.example/ä', 'https://xn--bcher-kva.example/%C3%A4'],
    ['HTTPS://Host.Example:443//', 'https://host.example'],
    ['http://host/a%2Fb/', 'http://host/a%2Fb'],
  ])('%s is normalised to %s', (baseUrl, expected) => {
    expect(resolveTarget({ baseUrl }, ENV)?.baseUrl).toBe(expected);
  });
});

describe('the proxy', () => {
  const proxies = { https_proxy: 'http://secure:1', HTTP_PROXY: 'plain:2', NO_PROXY: '' };
  const at = (baseUrl: string, env: Record<string, string>) => resolveProxy(undefined, env, baseUrl);

  it('comes from the variable for the target’s scheme, lower case first, otherwise from ALL_PROXY', () => {
    expect(at('https://api.example.com', { ...proxies, HTTPS_PROXY: 'http://upper:3' })).toBe('http://secure:1');
    expect(at('http://api.example.com', proxies)).toBe('http://plain:2');
    expect(at('https://api.example.com', { ALL_PROXY: 'https://all:4' })).toBe('https://all:4');
    expect(at('https://api.example.com', { HTTP_PROXY: 'http://plain:2', HTTPS_PROXY: '' })).toBeNull();
  });

  it('keeps its userinfo percent-encoded', () => {
    expect(resolveProxy('http://u:p%40s@host:3128/', {}, 'http://h')).toBe('http://u:p%40s@host:3128');
  });

  it.each([
    'http://127.0.0.1:9',
    'http://127.8.9.1',
    'http://[::1]:9',
    'https://localhost',
    'https://a.localhost',
  ])('applies to %s from the flag but not from a variable', (baseUrl) => {
    expect(at(baseUrl, { ...proxies, ALL_PROXY: 'http://all' })).toBeNull();
    expect(resolveProxy('http://flag:5', proxies, baseUrl)).toBe('http://flag:5');
  });

  it.each([
    ['*', true],
    ['other.example, api.example.com', true],
    ['example.com', true],
    ['.example.com', true],
    ['*.example.com', true],
    ['API.example.com:443', true],
    ['api.example.com:8443', false],
    ['ample.com', false],
    ['10.0.0.0/8', false],
  ])('NO_PROXY=%s exempts https://api.example.com: %s', (list, exempt) => {
    expect(at('https://api.example.com', { ...proxies, NO_PROXY: list })).toBe(exempt ? null : 'http://secure:1');
  });

  it.each([
    ['10.0.0.0/8', 'https://10.1.2.3', true],
    ['10.1.2.3', 'https://10.1.2.3:8443', true],
    ['10.1.2.3:443', 'https://10.1.2.3:8443', false],
    ['10.0.0.0/33', 'https://10.1.2.3', false],
    ['fd00::/8', 'https://[fd00::1]', true],
    ['fd00::1', 'https://[fd00::1]', true],
    ['[fd00::1]:443', 'https://[fd00::1]', true],
    ['0.1.2.3', 'https://10.1.2.3', false],
  ])('no_proxy=%s exempts %s: %s', (list, baseUrl, exempt) => {
    expect(at(baseUrl, { ...proxies, no_proxy: list }) === null).toBe(exempt);
  });
});

describe('isInternetHost', () => {
  it.each([
    'api.twilio.com',
    '8.8.8.8',
    '2001:4860:4860::8888',
    '[2606:4700::1]',
    '172.32.0.1',
    'example.com.',
  ])('%s', (host) => {
    expect(isInternetHost(host)).toBe(true);
  });

  it.each([
    'localhost',
    '127.0.0.1',
    '[::1]',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    'mock',
    'a.local',
    'x.test',
    'fd00::1',
  ])('not %s', (host) => expect(isInternetHost(host)).toBe(false));
});

describe('a hook', () => {
  it('has three forms', () => {
    expect(parseHook('Prefer: code={status}')).toEqual({ form: 'header', name: 'Prefer', template: 'code={status}' });
    expect(parseHook('?mock={status}&x=1')).toEqual({ form: 'query', template: 'mock={status}&x=1' });
    expect(parseHook('/status/{status}')).toEqual({ form: 'path', template: '/status/{status}' });
  });
});

describe('the settings of a run', () => {
  it('certify the embedded reference at level full, with its hook and both accounts', async () => {
    const { settings, embedded, print, reportDir } = await resolveRun({}, ENV);
    expect(embedded).toBe(true);
    expect(print).toBe('summary');
    expect(reportDir).toBe('proofmark-report');
    expect(settings).toMatchObject({
      level: 'full',
      hook: { form: 'header', name: 'Prefer', template: 'code={status}' },
      burst: null,
      runs: 25,
      concurrency: 8,
      timeoutMs: 10_000,
      rate: null,
      maxRequests: null,
    });
    expect(settings.account.authToken).not.toBe(TOKEN);
    expect(settings.other).not.toBeNull();
    expect(settings.clauses).toHaveLength(CLAUSE_COUNT);
    expect(Object.keys(settings.profile.resources).sort()).toEqual([
      'Applications',
      'AvailablePhoneNumbers',
      'Balance',
      'Queues',
    ]);
    expect(settings.marker).toMatch(/^[0-9a-f]{8}$/);
    expect(Number.isInteger(settings.seed)).toBe(true);
  });

  it('certify a target at level core, without a hook, and take each flag', async () => {
    const baseUrl = 'http://127.0.0.1:1';
    expect((await resolveRun({ baseUrl }, ENV)).settings).toMatchObject({ level: 'core', hook: null, other: null });
    const { settings, selection, waitSeconds, withAllure, print } = await resolveRun(
      {
        baseUrl,
        profile: 'twilio',
        resource: ['Messages'],
        value: ['Messages.From=+1=5'],
        burst: '20',
        clause: ['auth.*', 'get.200'],
        seed: '-5',
        rate: '0.5',
        maxRequests: '100',
        wait: '1.5',
        header: ['X-Key:  k:v '],
        insecure: true,
        report: false,
        json: true,
      },
      ENV,
    );
    expect(settings).toMatchObject({
      values: { 'Messages.From': '+1=5' },
      burst: 20,
      seed: -5,
      rate: 0.5,
      maxRequests: 100,
      headers: [['X-Key', 'k:v']],
      tls: { insecure: true },
    });
    expect(Object.keys(settings.profile.resources)).toEqual(['Messages']);
    const chosen = loadClauses().filter(({ id, area }) => area === 'auth' || id === 'get.200');
    expect(settings.clauses.toSorted()).toEqual(chosen.map(({ id }) => id).toSorted());
    expect(selection).toEqual({ patterns: ['auth.*', 'get.200'], ids: settings.clauses });
    expect({ waitSeconds, withAllure, print }).toEqual({ waitSeconds: 1.5, withAllure: false, print: 'json' });
  });

  it('hold the contents of the PEM files', async () => {
    const dir = temporaryFolder();
    writeFileSync(join(dir, 'ca.pem'), CERTIFICATE);
    writeFileSync(join(dir, 'key.pem'), PRIVATE_KEY);
    const [ca, clientKey] = [join(dir, 'ca.pem'), join(dir, 'key.pem')];
    const { settings } = await resolveRun({ clientCert: ca, clientKey }, { TWILIO_CA_BUNDLE: ca });
    expect(settings.tls).toEqual({ insecure: false, ca: CERTIFICATE, clientCert: CERTIFICATE, clientKey: PRIVATE_KEY });
    await expect(resolveRun({ ca: clientKey }, {})).rejects.toThrow(
      /^--ca: ".*key\.pem" does not contain a PEM certificate$/,
    );
    await expect(resolveRun({ clientCert: ca, clientKey: ca }, {})).rejects.toThrow(
      /does not contain an unencrypted PEM private key$/,
    );
    expect(new X509Certificate(CERTIFICATE).subject).toContain('127.0.0.1');
  });
});

describe('the exit status', () => {
  const end = { selection: null, interrupted: false, internalError: false };
  const failed = { outcome: 'fail' as const };

  it.each([
    ['conformant', {}, end, 0],
    ['non-conformant', { 'get.200': failed }, end, 1],
    ['incomplete', { 'get.200': { outcome: 'inconclusive' as const } }, end, 2],
    ['an error, whatever the verdict', { 'get.200': failed, 'get.404': { outcome: 'error' as const } }, end, 70],
    ['an internal error outside any clause', {}, { ...end, internalError: true }, 70],
    ['an interruption', { 'get.200': failed }, { ...end, interrupted: true }, 130],
    ['a selection that passed', {}, { ...end, selection: { patterns: ['get.200'], ids: ['get.200'] } }, 0],
    [
      'a selection with a clause that was not exercised',
      { 'get.200': { outcome: 'not-exercised' as const } },
      { ...end, selection: { patterns: ['get.200'], ids: ['get.200'] } },
      2,
    ],
  ])('%s', (_, replaced, how, code) => {
    expect(exitCodeOf(conformanceOf(replaced, { selection: how.selection }), how)).toBe(code);
  });
});
