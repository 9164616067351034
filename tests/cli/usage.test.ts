import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../cli/commandLine.ts';
import { clauseRevisions } from '../../specs/load.ts';
import { capture } from '../support/command/capture.ts';
import { CREDENTIALS, callCommand, runCommand, SID, TOKEN, temporaryFolder } from '../support/command/command.ts';
import { CLAUSE_COUNT } from '../support/reports/contractSize.ts';

/** Every variable that the command reads. */
const VARIABLES = [
  'PROOFMARK_BASE_URL',
  'TWILIO_ACCOUNT_SID',
  'TWILIO_AUTH_TOKEN',
  'PROOFMARK_OTHER_ACCOUNT_SID',
  'PROOFMARK_OTHER_AUTH_TOKEN',
  'TWILIO_CA_BUNDLE',
  ...['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [name, name.toUpperCase()]),
];
const URL_FLAGS = ['--base-url', 'http://127.0.0.1:9'];
const NO_PROFILE =
  'no profile "nope": neither a built-in name nor a file; built in: documented, documented-xml, twilio, twilio-xml';
const BASE = 'expected an absolute URL such as https://api.example.com or http://127.0.0.1:4010/prefix';
const PROXY = 'expected a URL such as http://proxy.example.com:3128';
const FORMS = "'Name: value with {status}', '?query={status}' or '/path/{status}'";

/** The arguments of `run`, the environment, and the error line without its prefix `proofmark: `. */
const CASES: [args: string[], env: Record<string, string>, line: string][] = [
  // Credentials
  [URL_FLAGS, {}, 'missing account sid: give --account-sid or set TWILIO_ACCOUNT_SID'],
  [URL_FLAGS, { TWILIO_ACCOUNT_SID: SID }, 'missing auth token: give --auth-token or set TWILIO_AUTH_TOKEN'],
  [
    URL_FLAGS,
    { TWILIO_ACCOUNT_SID: SID, TWILIO_AUTH_TOKEN: '' },
    'missing auth token: give --auth-token or set TWILIO_AUTH_TOKEN',
  ],
  [[...URL_FLAGS, '--auth-token', ''], CREDENTIALS, '--auth-token is empty: give an auth token'],
  [
    URL_FLAGS,
    { ...CREDENTIALS, TWILIO_ACCOUNT_SID: 'AC123' },
    'the account sid (5 characters) does not fit the profile documented: expected a text that matches ^AC.{32}$',
  ],
  [
    [...URL_FLAGS, '--account-sid', `SK${SID.slice(2)}`],
    CREDENTIALS,
    'the account sid (34 characters) does not fit the profile documented: expected a text that matches ^AC.{32}$',
  ],
  [
    [...URL_FLAGS, '--account-sid', 'some:body'],
    CREDENTIALS,
    '--account-sid contains a colon or a control character: expected an account sid, AC and 32 more characters on Twilio',
  ],
  [['--auth-token', TOKEN], {}, '--auth-token needs --base-url; the embedded reference needs no credentials'],
  [
    [...URL_FLAGS, '--other-account-sid', SID, '--other-auth-token', 'x'],
    CREDENTIALS,
    '--other-account-sid is the sid of the first account: the other account must be a different one',
  ],
  [
    URL_FLAGS,
    { ...CREDENTIALS, PROOFMARK_OTHER_ACCOUNT_SID: SID },
    'missing token of the other account: give --other-auth-token or set PROOFMARK_OTHER_AUTH_TOKEN',
  ],
  // The base URL
  [['--base-url', 'localhost'], CREDENTIALS, `--base-url is not a URL: ${BASE}`],
  [['--base-url', 'ftp://h'], CREDENTIALS, `--base-url has the scheme "ftp" instead of http or https: ${BASE}`],
  [
    ['--base-url', 'http://h/?x=1'],
    CREDENTIALS,
    '--base-url has a query (?…), which a base URL cannot have: remove it',
  ],
  [['--base-url', 'http://h/#'], CREDENTIALS, '--base-url has a fragment (#…), which is never sent: remove it'],
  [
    ['--base-url', `http://${SID}:other@h`],
    CREDENTIALS,
    'the credentials in --base-url differ from TWILIO_AUTH_TOKEN: give only one of them',
  ],
  [
    ['--base-url', `http://${SID}:%zz@h`],
    {},
    '--base-url contains credentials with invalid percent-encoding: write a % as %25',
  ],
  [[], { PROOFMARK_BASE_URL: 'nonsense' }, `PROOFMARK_BASE_URL is not a URL: ${BASE}`],
  [['--base-url', 'http://'], CREDENTIALS, `--base-url is not a URL: ${BASE}`],
  [['--base-url', 'http://[::1'], CREDENTIALS, `--base-url is not a URL: ${BASE}`],
  [['--base-url', 'http://[fe80::1%25eth0]/'], CREDENTIALS, `--base-url is not a URL: ${BASE}`],
  [['--base-url', 'http://h:65536'], CREDENTIALS, `--base-url is not a URL: ${BASE}`],
  [['--base-url', 'http://h:0'], CREDENTIALS, `--base-url has the port 0, on which nothing can listen: ${BASE}`],
  [['--base-url', 'https:h/v1'], CREDENTIALS, `--base-url has no // before its host: ${BASE}`],
  [['--base-url', 'http:\\\\h'], CREDENTIALS, `--base-url has no // before its host: ${BASE}`],
  [['--base-url', ''], CREDENTIALS, `--base-url is not a URL: ${BASE}`],
  // The proxy
  [['--proxy', 'http://p:3128'], {}, '--proxy needs --base-url: the embedded reference is reached without a proxy'],
  [[...URL_FLAGS, '--proxy', 'http://p:port'], CREDENTIALS, `--proxy is not a URL: ${PROXY}`],
  [[...URL_FLAGS, '--proxy', ''], CREDENTIALS, `--proxy is not a URL: ${PROXY}`],
  [[...URL_FLAGS, '--proxy', 'socks5://p'], CREDENTIALS, `--proxy is neither an http nor an https proxy: ${PROXY}`],
  [[...URL_FLAGS, '--proxy', 'http://p/x'], CREDENTIALS, `--proxy has more than a host and a port: ${PROXY}`],
  [
    [...URL_FLAGS, '--proxy', 'http://u:%zz@p'],
    CREDENTIALS,
    '--proxy contains credentials with invalid percent-encoding: write a % as %25',
  ],
  [
    ['--base-url', 'https://api.example.com'],
    { ...CREDENTIALS, HTTPS_PROXY: 'ftp://p' },
    `HTTPS_PROXY is neither an http nor an https proxy: ${PROXY}`,
  ],
  // Names
  [['--profile', 'nope'], {}, `--profile: ${NO_PROFILE}`],
  [['--clause', 'auth.wrong-tokn'], {}, '--clause: unknown clause "auth.wrong-tokn"; did you mean auth.wrong-token?'],
  [['--resource', 'Quues'], {}, '--resource: unknown resource "Quues"; did you mean Queues?'],
  [
    ['--value', 'Queues.FriendlyNam=x'],
    {},
    '--value: unknown field of Queues "FriendlyNam"; did you mean FriendlyName?',
  ],
  [['--value', 'Quues.FriendlyName=x'], {}, '--value: unknown resource of this run "Quues"; did you mean Queues?'],
  [['--value', 'x'], {}, '--value expects Resource.Field=VALUE, such as Messages.From=+15551234567, not "x"'],
  [['--level', 'all'], {}, '--level must be core or full, not "all"'],
  // Numbers
  [['--runs', '0'], {}, '--runs expects a whole number from 1 to 100000, not "0"'],
  [['--seed', '1e3'], {}, '--seed expects a whole number from -2147483648 to 2147483647, not "1e3"'],
  [['--concurrency', '2.5'], {}, '--concurrency expects a whole number from 1 to 256, not "2.5"'],
  [['--rate', '0'], {}, '--rate expects a number from 0.01 to 100000, not "0"'],
  [['--timeout', ''], {}, '--timeout expects a whole number from 1 to 600000, not ""'],
  [['--wait', '-1'], {}, '--wait expects a number from 0 to 86400, not "-1"'],
  [['--max-requests', 'many'], {}, '--max-requests expects a whole number from 1 to 10000000, not "many"'],
  // Shards
  [
    [...URL_FLAGS, '--shard', '0/3', '--seed', '1'],
    CREDENTIALS,
    '--shard wants I/N with I from 1 to N, such as 1/3, not "0/3"',
  ],
  [
    [...URL_FLAGS, '--shard', '4/3', '--seed', '1'],
    CREDENTIALS,
    '--shard wants I/N with I from 1 to N, such as 1/3, not "4/3"',
  ],
  [
    [...URL_FLAGS, '--shard', '1/3'],
    CREDENTIALS,
    '--shard wants --seed: the same one on every shard makes them one run',
  ],
  [['--shard', '1/3', '--seed', '1'], {}, '--shard splits a run on one target: name it with --base-url'],
  [
    [...URL_FLAGS, '--shard', `1/${CLAUSE_COUNT + 1}`, '--seed', '1'],
    CREDENTIALS,
    `--shard: ${CLAUSE_COUNT} clauses cannot be split into ${CLAUSE_COUNT + 1} shards`,
  ],
  [['--revision', '9'], {}, `--revision: clause revision 9 is not known here; known: ${clauseRevisions().join(', ')}`],
  [['--revision', 'one'], {}, '--revision expects a whole number from 1 to 1000000, not "one"'],
  // Hooks, bursts, headers
  [['--hook', 'Prefer: code=500'], {}, `--hook must contain {status} exactly once: ${FORMS}`],
  [['--hook', '{status}: x'], {}, `--hook: not a valid HTTP header; expected ${FORMS}`],
  [['--hook', '/a?b={status}'], {}, "--hook: a path such as '/path/{status}' cannot contain ?, # or a space"],
  [['--burst', '1'], {}, '--burst expects a whole number from 2 to 10000, not "1"'],
  [['--yes'], {}, '--yes needs --burst, which it confirms'],
  [
    ['--base-url', 'https://api.example.com', '--burst', '20'],
    CREDENTIALS,
    '--burst on api.example.com, a host on the Internet, may affect others: confirm it with --yes',
  ],
  [['--header', 'nonsense'], {}, '--header nonsense: PROOFMARK_HEADER_NONSENSE is not set'],
  [
    ['--header', 'authorization: Basic xyz'],
    {},
    '--header: the suites set authorization themselves, so it cannot be sent with every request',
  ],
  [
    ['--header', 'A b: c'],
    {},
    "--header: not a valid HTTP header; expected 'Name: value', 'Name' (its value is in PROOFMARK_HEADER_NAME) or '@FILE' (a field per line)",
  ],
  // TLS
  [['--client-key', 'key.pem'], {}, '--client-key needs --client-cert: a client certificate has two files'],
  [['--ca', 'missing.pem'], {}, '--ca: "missing.pem" cannot be read (ENOENT)'],
  [
    URL_FLAGS,
    { ...CREDENTIALS, TWILIO_CA_BUNDLE: 'missing.pem' },
    'TWILIO_CA_BUNDLE: "missing.pem" cannot be read (ENOENT)',
  ],
  // Flags
  [['--bogus'], {}, "unknown option '--bogus'; see `proofmark run --help`"],
  [['--auth-tokn=s3cret'], {}, "unknown option '--auth-tokn'; see `proofmark run --help`"],
  [['--runs'], {}, "option '--runs <n>' argument missing; see `proofmark run --help`"],
  [['--json', '--quiet'], {}, "option '--json' cannot be used with option '--quiet'; see `proofmark run --help`"],
  [['--verbose', '--quiet'], {}, "option '--verbose' cannot be used with option '--quiet'; see `proofmark run --help`"],
  [['extra'], {}, "too many arguments for 'run'. Expected 0 arguments but got 1; see `proofmark run --help`"],
];

/** Runs a command line in this process, which is faster than a new process. */
async function runHere(args: readonly string[], env: Record<string, string>) {
  for (const name of VARIABLES) vi.stubEnv(name, env[name]);
  try {
    return await capture(() => runCommandLine(args));
  } finally {
    vi.unstubAllEnvs();
  }
}

describe('a usage error', () => {
  it.each(CASES)('run %j %j', async (args, env, line) => {
    const expected = { code: 64, stdout: '', stderr: `proofmark: ${line}\n` };
    expect(await runHere(['run', ...args], env)).toEqual(expected);
  });

  it('ends the process with its exit status', async () => {
    const unknown = await runCommand(['run', '--clause', 'nope.*', '--auth-token', TOKEN]);
    expect(unknown).toMatchObject({ code: 64, stdout: '' });
    expect(await callCommand(['run', ...URL_FLAGS], { env: { TWILIO_ACCOUNT_SID: SID } })).toEqual({
      code: 64,
      stdout: '',
      stderr: 'proofmark: missing auth token: give --auth-token or set TWILIO_AUTH_TOKEN\n',
    });
  });

  it.each([
    [['explain', 'auth.wrong'], 'explain: unknown clause "auth.wrong"; did you mean auth.wrong-token?'],
    [['serve', '--port', '70000'], '--port expects a whole number from 0 to 65535, not "70000"'],
    [
      ['serve', '--profile', 'mine.yaml'],
      '--profile: no profile "mine.yaml": neither a built-in name nor a file; built in: documented, documented-xml, twilio, twilio-xml',
    ],
    [['runn'], "unknown command 'runn' (Did you mean run?); see `proofmark --help`"],
    [['profile', 'check'], "missing required argument 'name|file'; see `proofmark profile check --help`"],
    [['https://AC1:s3cret@host/'], 'unknown command; see `proofmark --help`'],
  ])('of another subcommand: %j', async (args, line) => {
    expect(await runHere(args, {})).toEqual({ code: 64, stdout: '', stderr: `proofmark: ${line}\n` });
  });

  it('prints the help if no subcommand is given', async () => {
    const { code, stdout, stderr } = await callCommand([]);
    expect(code).toBe(64);
    expect(stdout).toBe('');
    expect(stderr).toContain('Usage: proofmark [options] [command]');
  });
});

describe('--out', () => {
  it('refuses a folder that contains other files, and deletes nothing', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'mine'));
    writeFileSync(join(cwd, 'mine', 'thesis.txt'), 'x');
    const { code, stderr } = await callCommand(['run', '--out', 'mine'], { cwd });
    expect(code).toBe(64);
    expect(stderr).toBe('proofmark: --out: "mine" contains other files ("thesis.txt"): name a new folder\n');
    expect(readdirSync(join(cwd, 'mine'))).toEqual(['thesis.txt']);
  });

  it('refuses a folder whose file names match a report but whose contents do not', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'allure-results'));
    writeFileSync(join(cwd, 'conformance.json'), '{"schema":"other"}');
    const { code, stderr } = await callCommand(['run', '--out', '.'], { cwd });
    expect(code).toBe(64);
    expect(stderr).toBe('proofmark: --out: "." contains no proofmark report to replace: name a new folder\n');
    expect(readdirSync(cwd)).toEqual(['allure-results', 'conformance.json']);
  });

  it('refuses a file and an empty name', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'file'), '');
    expect((await callCommand(['run', '--out', 'file'], { cwd })).stderr).toBe(
      'proofmark: --out: "file" is a file, not a folder\n',
    );
    expect((await callCommand(['run', '--out', ''], { cwd })).stderr).toBe(
      'proofmark: --out is empty: name a folder\n',
    );
  });
});

describe('help', () => {
  it.each([
    [['--help'], 40],
    // one line for each flag
    [['run', '--help'], 53],
    [['serve', '--help'], 40],
  ])('%j fits a screen of %i lines and 100 columns', async (args, most) => {
    const { code, stdout } = await callCommand(args);
    const lines = stdout.trimEnd().split('\n');
    expect(code).toBe(0);
    expect(lines.length).toBeLessThanOrEqual(most);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('is printed without loading vitest, Allure or supertest', async () => {
    const trace = { NODE_DEBUG: 'esm,module' };
    const { stderr } = await runCommand(['run', '--help'], { env: trace });
    expect(stderr).toContain('commander');
    expect(stderr).not.toMatch(/node_modules\/(vitest|allure|@allurereport|supertest|ajv)/);
  });
});
