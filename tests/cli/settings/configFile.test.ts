/** Configuration files such as `proofmark.config.json`: lookup, validation and precedence. */
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../../cli/program.ts';
import { withConfigFile } from '../../../cli/settings/configFile.ts';
import { specsFile } from '../../../specs/utils/packageFiles.ts';
import { callCommand, temporaryFolder } from '../../support/command/command.ts';
import { reference } from '../../support/servers/stub.ts';

function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const json = (settings: object) => ({ 'proofmark.config.json': JSON.stringify(settings) });

describe('a configuration file', () => {
  it.each([
    ['proofmark.config.json', '{"baseUrl": "http://127.0.0.1:1", "runs": 3, "resource": ["Queues"]}'],
    ['proofmark.config.yaml', 'baseUrl: http://127.0.0.1:1 # here\nruns: 3\nresource: [Queues]\n'],
    ['proofmark.config.yml', 'baseUrl: http://127.0.0.1:1\nruns: 3\nresource:\n  - Queues\n'],
  ])('is found in the folder, or above it up to the root of the repository: %s', async (name, text) => {
    const folder = folderWith({ [name]: text, 'below/here/x': '', '.git': 'gitdir: elsewhere' });
    const options = { baseUrl: 'http://127.0.0.1:1', runs: '3', resource: ['Queues'] };
    expect(await withConfigFile({}, {}, folder)).toEqual({ options, file: name });
    expect(await withConfigFile({}, {}, join(folder, 'below/here'))).toEqual({ options, file: `../../${name}` });
  });

  it('is not looked for outside of the repository', async () => {
    const folder = folderWith({
      ...json({ runs: 3 }),
      'repository/.git/HEAD': '',
      'repository/src/x': '',
      'plain/x': '',
    });
    for (const at of ['repository', 'repository/src', 'plain'])
      expect(await withConfigFile({}, {}, join(folder, at))).toEqual({ options: {}, file: null });
  });

  it.runIf(process.getuid?.() === 0)('is refused if another user owns it, unless it is named', async () => {
    const folder = folderWith(json({ runs: 3 }));
    chownSync(join(folder, 'proofmark.config.json'), 12345, 12345);
    await expect(withConfigFile({}, {}, folder)).rejects.toThrow('proofmark.config.json belongs to another user');
    expect((await withConfigFile({ config: 'proofmark.config.json' }, {}, folder)).options).toEqual({ runs: '3' });
  });

  it.each([
    [
      { baseUrl: 'http://127.0.0.1:1' },
      { TWILIO_AUTH_TOKEN: 't' },
      {},
      'sets baseUrl, which decides where the token of TWILIO_AUTH_TOKEN',
    ],
    [{ proxy: 'http://p:1' }, { PROOFMARK_OTHER_AUTH_TOKEN: 't' }, {}, 'sets proxy, which'],
    [{ ca: 'ca.pem' }, { TWILIO_AUTH_TOKEN: 't', PROOFMARK_BASE_URL: 'http://h' }, {}, 'sets ca, which'],
    [{ insecure: true }, { TWILIO_AUTH_TOKEN: 't' }, { baseUrl: 'https://h' }, 'sets insecure, which'],
    [{ proxy: 'http://p:1' }, {}, { baseUrl: 'https://AC:t@h' }, 'decides where the token of --base-url'],
    [{ proxy: 'http://p:1' }, {}, { authToken: 't' }, 'decides where the token of --auth-token'],
  ])('that was not named does not decide where a token goes: %j', async (settings, env, flags, message) => {
    const folder = folderWith(json(settings));
    const refusal = withConfigFile(flags, env, folder);
    await expect(refusal).rejects.toMatchObject({ name: 'UsageError', message: expect.stringContaining(message) });
    await expect(withConfigFile(flags, env, folder)).rejects.toThrow(
      'give --config proofmark.config.json if you trust it',
    );
    const named = await withConfigFile({ ...flags, config: 'proofmark.config.json' }, env, folder);
    expect(named.options).toMatchObject(flags);
  });

  it('may set where a request goes if a flag or a variable overrides it', async () => {
    const folder = folderWith(json({ baseUrl: 'http://file', insecure: false, proxy: 'http://p:1' }));
    const env = { TWILIO_AUTH_TOKEN: 't', PROOFMARK_BASE_URL: 'http://env' };
    const { options } = await withConfigFile({ proxy: 'http://flag' }, env, folder);
    expect(options).toEqual({ insecure: false, proxy: 'http://flag' });
  });

  it('can be named or disabled', async () => {
    const folder = folderWith({ ...json({ runs: 3 }), 'other/mine.yaml': 'runs: 4' });
    expect((await withConfigFile({ config: 'other/mine.yaml' }, {}, folder)).options).toEqual({ runs: '4' });
    expect(await withConfigFile({ config: false }, {}, folder)).toEqual({ options: {}, file: null });
    expect(await withConfigFile({}, {}, temporaryFolder())).toEqual({ options: {}, file: null });
  });

  it('has lower precedence than flags and the environment', async () => {
    const folder = folderWith(json({ baseUrl: 'http://file', accountSid: 'ACfile', runs: 3, level: 'full' }));
    const env = { PROOFMARK_BASE_URL: 'http://env', TWILIO_ACCOUNT_SID: '' };
    const { options } = await withConfigFile({ runs: '9' }, env, folder);
    expect(options).toEqual({ accountSid: 'ACfile', runs: '9', level: 'full' });
  });

  it('resolves paths relative to itself', async () => {
    const settings = { ca: 'ca.pem', clientCert: '/etc/c.pem', out: 'report', profile: './mine.json' };
    const folder = folderWith({ 'conf/c.json': JSON.stringify(settings) });
    const { options } = await withConfigFile({ config: 'conf/c.json' }, {}, folder);
    const at = join(folder, 'conf');
    expect(options).toEqual({
      ca: `${at}/ca.pem`,
      clientCert: '/etc/c.pem',
      out: `${at}/report`,
      profile: `${at}/mine.json`,
    });
    const named = folderWith(
      json({ profile: 'twilio', value: { 'Messages.From': '+1555' }, header: { 'X-Env': 'a: b' } }),
    );
    expect((await withConfigFile({}, {}, named)).options).toEqual({
      profile: 'twilio',
      value: ['Messages.From=+1555'],
      header: ['X-Env: a: b'],
    });
  });

  it.each([
    [{ authToken: 's3cret-value' }, 'set TWILIO_AUTH_TOKEN instead'],
    [{ auth_token: 's3cret-value' }, 'set TWILIO_AUTH_TOKEN instead'],
    [{ otherAuthToken: 's3cret-value' }, 'set PROOFMARK_OTHER_AUTH_TOKEN instead'],
    [{ baseUrl: 'https://AC1:s3cret-value@example.com' }, 'set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN instead'],
    [{ proxy: 'http://me:s3cret-value@proxy:3128' }, 'set HTTPS_PROXY instead'],
    [{ header: { Authorization: 's3cret-value' } }, 'give it with --header instead'],
    [{ header: { 'X-Api-Key': 's3cret-value' } }, 'give it with --header instead'],
    [{ header: ['Ocp-Apim-Subscription-Key: s3cret-value'] }, 'give it with --header instead'],
    [{ header: { 'X-Env': 'a', 'X-Via': 'Bearer s3cret-value' } }, '/header: X-Via looks like a credential'],
    [{ header: ['X-Via: basic s3cret-value'] }, '/header: X-Via looks like a credential'],
    [{ hook: 'X-Api-Key: s3cret-value {status}' }, 'give it with --hook instead'],
    [{ header: ['@s3cret-value'] }, 'only --header can name a file of header fields'],
    [{ clientKey: '-----BEGIN PRIVATE KEY-----\ns3cret-value' }, 'write the path of the key file instead'],
  ])('is refused if it holds a secret, and the message names the right place: %j', async (settings, instead) => {
    const refusal = await withConfigFile({}, {}, folderWith(json(settings))).catch((error: Error) => error);
    expect(refusal).toMatchObject({ name: 'UsageError', message: expect.stringContaining(instead) });
    expect(String(refusal)).not.toContain('s3cret-value');
  });

  it.each([
    [
      { 'proofmark.config.json': '{"concurency": 3}' },
      'proofmark.config.json: unknown setting "concurency"; did you mean concurrency?',
    ],
    [{ 'proofmark.config.json': '{"runs": "many"}' }, 'proofmark.config.json: /runs: is "many"; must be integer'],
    [
      { 'proofmark.config.json': '{"clause": ["auth.*", 5]}' },
      'proofmark.config.json: /clause/1: is 5; must be string',
    ],
    [{ 'proofmark.config.json': '[]' }, 'proofmark.config.json: /: is []; must be object'],
    [
      { 'proofmark.config.json': '{"runs": 3,\n "runs": 4}' },
      'proofmark.config.json, line 2: not valid JSON or YAML (duplicate key)',
    ],
    [
      { 'proofmark.config.yaml': 'runs: 3\nlevel: "core' },
      'proofmark.config.yaml, line 2: not valid JSON or YAML (missing char)',
    ],
    [
      { 'proofmark.config.yaml': 'runs: !!js/function "x"' },
      'proofmark.config.yaml, line 1: not valid JSON or YAML (tag resolve failed)',
    ],
  ])('is refused in one line: %j', async (files, message) => {
    await expect(withConfigFile({}, {}, folderWith(files))).rejects.toThrow(message);
  });

  it('is reported when missing', async () => {
    await expect(withConfigFile({ config: 'none.json' }, {}, temporaryFolder())).rejects.toThrow(
      '--config: "none.json" cannot be read (ENOENT)',
    );
  });

  it('is named on stderr by the command', async () => {
    const { env } = await reference();
    const cwd = folderWith(json({ clause: ['auth.missing-credentials'], runs: 1, seed: 5, report: false }));
    const { code, stderr } = await callCommand(['run', '--quiet'], { cwd, env });
    expect([code, stderr]).toEqual([0, 'proofmark: settings from proofmark.config.json\n']);
    const loud = await callCommand(['run'], { cwd, env });
    expect(loud.stderr).toMatch(/^proofmark: settings from proofmark\.config\.json\n/);
    expect(loud.stdout).toContain('seed 5');
    expect(existsSync(join(cwd, 'proofmark-report/allure-report'))).toBe(false);
  });
});

it('supports every flag of `run` by its long name, except secrets and the name of the file itself', () => {
  const run = createProgram(() => undefined).commands.find((command) => command.name() === 'run');
  const flags = (run?.options ?? []).map((option) => option.attributeName());
  const left = ['authToken', 'otherAuthToken', 'yes', 'config'];
  const schema = JSON.parse(readFileSync(specsFile('schemas/config.schema.json'), 'utf8')) as { properties: object };
  const known = Object.keys(schema.properties).filter((name) => name !== '$schema');
  expect(known.sort()).toEqual([...new Set(flags.filter((name) => !left.includes(name)))].sort());
});
