/** `proofmark/vitest` in another project, which has another version of vitest. Runs the example of docs/vitest.md. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conformance } from '../../../api/vitest/index.ts';
import { tokenIgnored } from '../../../reference/faults/auth/token-ignored.ts';
import { type Reference, startReference } from '../../../reference/server.ts';
import { type Installation, installPackage, runAsGuest } from '../../support/command/install.ts';
import { ROOT } from '../../support/command/page.ts';

const PAGE = readFileSync(join(ROOT, 'docs/vitest.md'), 'utf8');
const [EXAMPLE = '', ALLURE = ''] = [...PAGE.matchAll(/^```js \S+\n(.*?)^```$/gms)].map(([, text = '']) => text);

/** vitest 5 needs Node 22. */
const VERSIONS = ['4.1.10', ...(Number.parseInt(process.versions.node, 10) >= 22 ? ['5.1.2'] : [])];

/** The user's server, which passes each request on to the target. */
const SERVER = `import { request } from 'node:http';
export function handler(incoming, outgoing) {
  const { hostname: host, port } = new URL(process.env.TARGET_URL);
  const { method, url: path, headers } = incoming;
  const passed = request({ host, port, method, path, headers }, (answer) => {
    outgoing.writeHead(answer.statusCode, answer.rawHeaders);
    answer.pipe(outgoing);
  });
  passed.on('error', () => outgoing.destroy());
  incoming.pipe(passed);
}
`;

/** The example with other options. */
const example = (options: string) => EXAMPLE.replace(/^ {2}clauses: .*$/m, `  runs: 2, seed: 1, ${options}`);
const CLAUSES = "clauses: ['auth.wrong-token', 'auth.missing-credentials', 'get.404']";
const SMALL = example(CLAUSES);

interface Results {
  testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
}

it('works only in a test file of vitest', () => {
  const code = `import { conformance } from './dist/api/vitest/index.js'; conformance({ baseUrl: '' });`;
  const { stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { cwd: ROOT, encoding: 'utf8' });
  expect(stderr).toContain('UsageError: conformance() works only in a test file that vitest 4 or 5 runs\n');
});

it('refuses a wrong option when the file is collected', () => {
  const options = { baseUrl: () => 'http://127.0.0.1:1', clause: ['get.404'] };
  expect(() => conformance(options)).toThrow('unknown option "clause": did you mean clauses?');
  expect(() => conformance({ baseUrl: '', clauses: ['get.4004'] })).toThrow('get.4004');
});

describe.each(VERSIONS)('in a project with vitest %s', (version) => {
  let installation: Installation;
  let [sound, faulty]: [Reference?, Reference?] = [];
  let runs = 0;

  beforeAll(async () => {
    const devDependencies = { vitest: version, 'allure-vitest': '3.12.2' };
    const manifest = JSON.stringify({ name: 'somebody', private: true, type: 'module', devDependencies });
    installation = installPackage({ 'package.json': manifest });
    sound = await startReference();
    faulty = await startReference({ mutate: (parts) => tokenIgnored.apply(parts) });
  });

  afterAll(async () => {
    installation?.remove();
    await sound?.close();
    await faulty?.close();
  });

  /** Runs the user's vitest, in a folder with these files. */
  async function run(target: Reference | undefined, args: string[], files: Record<string, string>) {
    if (target === undefined) throw new Error('no target');
    runs += 1;
    const cwd = join(installation.project, `run-${runs}`);
    mkdirSync(cwd);
    chmodSync(cwd, 0o777);
    const config = 'export default { cacheDir: "cache" };';
    for (const [name, text] of Object.entries({ 'server.js': SERVER, 'vitest.config.js': config, ...files })) {
      writeFileSync(join(cwd, name), text);
    }
    const { accountSid, authToken } = target.account;
    const vitest = join(installation.project, 'node_modules/vitest/vitest.mjs');
    const { code, stdout, stderr } = await runAsGuest([process.execPath, vitest, 'run', '--no-color', ...args], {
      cwd,
      env: { TARGET_URL: target.url, TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: authToken },
    });
    expect(stdout + stderr).not.toContain(authToken);
    return { code, text: stdout + stderr, cwd };
  }

  /** Runs it with the JSON reporter, and returns each test with its status. */
  async function results(target: Reference | undefined, args: string[], test: string) {
    const reporters = ['--reporter=json', '--outputFile=results.json', ...args];
    const { code, text, cwd } = await run(target, reporters, { 'contract.test.js': test });
    const { testResults } = JSON.parse(readFileSync(join(cwd, 'results.json'), 'utf8')) as Results;
    const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
    return {
      code,
      text,
      statuses: Object.fromEntries(tests.map(({ fullName, status }) => [fullName.replace(/: .*/, ''), status])),
      messages: tests.flatMap(({ failureMessages }) => failureMessages),
    };
  }

  it('registers a test for each clause and one for the verdict, which pass on a sound target', async () => {
    const { code, statuses } = await results(sound, [], SMALL);
    expect(statuses).toEqual({
      'proofmark get get.404': 'passed',
      'proofmark auth auth.missing-credentials': 'passed',
      'proofmark auth auth.wrong-token': 'passed',
      'proofmark verdict': 'passed',
    });
    expect(code).toBe(0);
  });

  it('fails the tests of the clause and of the verdict on a faulty target', async () => {
    const { code, statuses, messages } = await results(faulty, [], SMALL);
    expect(Object.entries(statuses).filter(([, status]) => status === 'failed')).toEqual([
      ['proofmark auth auth.wrong-token', 'failed'],
      ['proofmark verdict', 'failed'],
    ]);
    expect(messages[0]).toContain('expected: status 401');
    expect(messages[1]).toMatch(/ is non-conformant at level core .*: 1 required clause failed: auth.wrong-token/);
    expect(code).toBe(1);
  });

  it('runs only what -t selects, and fails if that proved nothing', async () => {
    const one = await results(faulty, ['-t', 'auth.missing-credentials'], SMALL);
    expect([one.code, one.statuses['proofmark auth auth.missing-credentials']]).toEqual([0, 'passed']);
    expect(Object.values(one.statuses).filter((status) => status === 'passed')).toHaveLength(1);
    const none = await results(sound, ['-t', 'get.429'], example("clauses: ['get.429', 'get.404']"));
    expect([none.code, Object.values(none.statuses)]).toEqual([1, ['skipped', 'skipped', 'skipped']]);
    const verdict = await results(faulty, ['-t', 'verdict'], SMALL);
    expect([verdict.code, verdict.statuses['proofmark verdict']]).toEqual([1, 'failed']);
  });

  it.each(['dot', 'junit'])('has the right exit status with the reporter %s', async (reporter) => {
    const files = { 'contract.test.js': SMALL };
    const ended = [
      await run(sound, [`--reporter=${reporter}`], files),
      await run(faulty, [`--reporter=${reporter}`], files),
    ];
    expect(ended.map(({ code }) => code)).toEqual([0, 1]);
  });

  it('distributes files with --shard', async () => {
    const files = {
      'a.test.js': example("clauses: ['get.404']"),
      'b.test.js': example("clauses: ['auth.wrong-token']"),
    };
    const shards = await Promise.all(['1/2', '2/2'].map((shard) => run(faulty, [`--shard=${shard}`], files)));
    expect(shards.map(({ code }) => code).sort()).toEqual([0, 1]);
  });

  it('skips a failure that the baseline accepts', async () => {
    const deviations = [{ clause: 'auth.wrong-token', target: '*', reason: 'agreed' }];
    const baseline = JSON.stringify({ schema: 'proofmark/baseline@1', deviations, coverage: {} });
    const test = example(`baseline: 'known.json', ${CLAUSES}`);
    const { code, text } = await run(faulty, ['--reporter=verbose'], {
      'contract.test.js': test,
      'known.json': baseline,
    });
    expect([code, text]).toEqual([0, expect.stringContaining('[known deviation: agreed]')]);
  });

  it('fails once if the target does not answer', async () => {
    const test = SMALL.replace(/baseUrl: .*/, "baseUrl: 'http://127.0.0.1:1',");
    const { code, text } = await run(sound, [], { 'contract.test.js': test });
    expect([code, text.match(/no answer from http:\/\/127\.0\.0\.1:1: connection refused/g)?.length]).toEqual([1, 1]);
  });

  it('gives the user’s Allure reporter labels, steps and statuses', async () => {
    const { cwd } = await run(faulty, [], { 'contract.test.js': SMALL, 'vitest.config.js': ALLURE });
    const allure = readdirSync(join(cwd, 'allure-results'))
      .filter((name) => name.endsWith('-result.json'))
      .map((name) => JSON.parse(readFileSync(join(cwd, 'allure-results', name), 'utf8')));
    const told = allure.map(({ name, status, labels, steps }) => {
      const story = labels.find((label: { name: string }) => label.name === 'story')?.value;
      return [name.replace(/: .*/, ''), status, story, steps.length > 5];
    });
    expect(told.sort()).toEqual([
      ['auth.missing-credentials', 'passed', 'auth.missing-credentials', true],
      ['auth.wrong-token', 'failed', 'auth.wrong-token', true],
      ['get.404', 'passed', 'get.404', true],
      ['verdict', 'failed', undefined, false],
    ]);
  });
});
