/** The npm package: its contents, its types and its use in another project. */
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tokenIgnored } from '../../reference/faults/auth/token-ignored.ts';
import { type Reference, startReference } from '../../reference/server.ts';
import type { Conformance } from '../../specs/model.ts';
import { MAIN } from '../support/command/command.ts';
import { type Installation, IS_ROOT, installPackage, runAsGuest } from '../support/command/install.ts';
import { ROOT } from '../support/command/page.ts';

const THROWS = "throw new Error('a configuration of somebody else was run');\n";
const CLAUSES = ['auth.wrong-token', 'auth.missing-credentials', 'get.404', 'delete.204', 'get.429'];
const RUN = ['run', '--seed', '1', '--runs', '2', '--out', 'report', '--clause', ...CLAUSES];
const CALL = `certify({
  baseUrl: process.env.TARGET_URL,
  accountSid: process.env.TWILIO_ACCOUNT_SID,
  authToken: process.env.TWILIO_AUTH_TOKEN,
  clauses: ${JSON.stringify(CLAUSES)},
  seed: 1,
  runs: 2,
})`;

/** A CommonJS project with an ES module subfolder. */
const PROJECT = {
  'package.json': JSON.stringify({ name: 'somebody', private: true, devDependencies: { vitest: '3.2.4' } }),
  'vitest.config.ts': THROWS,
  'vite.config.ts': THROWS,
  'postcss.config.js': THROWS,
  'allurerc.mjs': THROWS,
  'call.js': `const { certify } = require('proofmark');\n${CALL}.then((found) => console.log(JSON.stringify(found)));\n`,
  'esm/package.json': '{"type":"module"}',
  'esm/vitest.config.ts': THROWS,
  'esm/call.js': `import { certify } from 'proofmark';\nconsole.log(JSON.stringify(await ${CALL}));\n`,
  'theirs/ours.config.mjs':
    "export default { cacheDir: process.env.HOME + '/cache', test: { testTimeout: 600_000 } };\n",
  'theirs/contract.test.mjs': `import { expect, it } from 'vitest';
import { certify } from 'proofmark';
it('is theirs', async () => {
  const { verdict, conformance } = await ${CALL};
  expect([verdict, conformance.totals.fail]).toEqual(['non-conformant', 1]);
});
`,
  'types/tsconfig.json': JSON.stringify({
    compilerOptions: {
      ...{ noEmit: true, strict: true, module: 'nodenext', types: [], lib: ['es2023', 'dom'] },
      // skips the type check only for TypeScript's own libraries
      skipDefaultLibCheck: true,
    },
  }),
  'types/use.ts': `import { certify, type CertifyOptions, type Conformance, UsageError } from 'proofmark';
import { conformance, type ConformanceOptions } from 'proofmark/vitest';
const late: ConformanceOptions = { baseUrl: async () => 'http://127.0.0.1:1', authToken: 'any', level: 'full' };
// @ts-expect-error: the hooks of vitest end the run
export const register = [() => conformance(late), () => conformance({ ...late, signal: new AbortController().signal })];
const options: CertifyOptions = { baseUrl: 'http://127.0.0.1:1', clauses: ['auth.*'] };
// @ts-expect-error: the level is core or full
const wrong: CertifyOptions = { baseUrl: '', level: 'most' };
const found: Promise<Conformance> = certify(options).then(({ conformance }) => conformance);
export const told = found.catch((error) => error instanceof UsageError && wrong);
`,
};

let installation: Installation;
let target: Reference;
let env: Record<string, string>;

beforeAll(async () => {
  installation = installPackage(PROJECT);
  target = await startReference({ mutate: (parts) => tokenIgnored.apply(parts) });
  const { accountSid, authToken } = target.account;
  env = {
    PROOFMARK_BASE_URL: target.url,
    TARGET_URL: target.url,
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
  };
});

afterAll(async () => {
  installation?.remove();
  await target?.close();
});

/** A folder in the installation, writable by all users. */
function workFolder(name: string): string {
  const folder = join(installation.folder, name);
  mkdirSync(folder, { mode: 0o777 });
  execFileSync('chmod', ['a+rwx', folder]);
  return folder;
}

const outcomesOf = ({ clauses }: Conformance) => clauses.map(({ id, outcome, reason }) => [id, outcome, reason]);

interface Result {
  name: string;
  fullName: string;
  historyId: string;
  testCaseId: string;
  status: string;
  labels: { name: string; value: string }[];
}

/** The reports of a run, without values that differ between runs. */
function reportIn(folder: string) {
  const conformance = JSON.parse(readFileSync(join(folder, 'report/conformance.json'), 'utf8')) as Conformance;
  const results = readdirSync(join(folder, 'report/allure-results'))
    .filter((name) => name.endsWith('-result.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, 'report/allure-results', name), 'utf8')) as Result)
    .map(({ name, fullName, historyId, testCaseId, status }) => ({ name, fullName, historyId, testCaseId, status }))
    .sort((a, b) => a.fullName.localeCompare(b.fullName));
  return { outcomes: outcomesOf(conformance), suite: conformance.suite, results };
}

describe('the tarball', () => {
  it('is small and contains only the build, the contract and the documentation', () => {
    const { size, files } = installation.packed;
    expect(size).toBeLessThan(1_000_000);
    const tops = new Set(files.map(({ path }) => path.split('/')[0]));
    expect([...tops].sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist', 'docs', 'package.json', 'specs']);
    const paths = files.map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))).toEqual([]);
    expect(paths.filter((path) => /^dist\/(tests|bench|scaffold)|tsbuildinfo|kill-matrix\.json/.test(path))).toEqual(
      [],
    );
    expect(paths).toContain('docs/api.md');
    expect(paths).toContain('specs/schemas/conformance.schema.json');
  });

  it('contains no path of the build machine', () => {
    const root = join(installation.project, 'node_modules/proofmark');
    const telling = installation.packed.files.filter(({ path }) =>
      readFileSync(join(root, path), 'utf8').includes(ROOT.replace(/\/$/, '')),
    );
    expect(telling).toEqual([]);
  });

  it('passes publint', async () => {
    const pkgDir = join(installation.project, 'node_modules/proofmark');
    const { messages, pkg } = await publint({ pkgDir, pack: false, level: 'suggestion', strict: true });
    expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([]);
  });

  it('has types that compile in a strict project', () => {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const args = [tsc, '-p', join(installation.project, 'types')];
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
  });
});

describe('installed beside another vitest version, in a project whose configuration throws', () => {
  it('runs as another user with a read-only node_modules, and writes the same reports as a checkout', async () => {
    const { project } = installation;
    const bin = join(project, 'node_modules/.bin/proofmark');
    const theirs = workFolder('theirs');
    const ours = workFolder('ours');
    expect(() => accessSync(join(project, 'node_modules'), constants.X_OK)).not.toThrow();
    expect(statSync(join(project, 'node_modules/proofmark')).mode & 0o222).toBe(0);
    const installed = await runAsGuest([bin, ...RUN], { cwd: theirs, env });
    const checkout = await runAsGuest([process.execPath, MAIN, ...RUN], { cwd: ours, env });
    expect([installed.code, checkout.code, installed.stderr + checkout.stderr]).toEqual([
      1,
      1,
      expect.not.stringContaining('own'),
    ]);
    const [there, here] = [reportIn(theirs), reportIn(ours)];
    expect(there).toEqual(here);
    expect(there.results).toHaveLength(CLAUSES.length);
    expect(there.results.map(({ status }) => status).sort()).toEqual([
      'failed',
      'passed',
      'passed',
      'passed',
      'skipped',
    ]);
    const html = statSync(join(theirs, 'report/allure-report/index.html'));
    expect(html.size).toBeGreaterThan(1000);
    if (IS_ROOT) expect(html.uid).not.toBe(0);
  });

  it.skipIf(!IS_ROOT)('is not writable by the user who runs it (needs root)', async () => {
    const { stdout } = await runAsGuest(['id', '-u'], { cwd: installation.folder });
    expect(stdout.trim()).toBe('65534');
    const touched = await runAsGuest(['touch', join(installation.project, 'node_modules/x')], {
      cwd: installation.folder,
    });
    expect(touched.code).not.toBe(0);
  });

  it.each(['call.js', 'esm/call.js'])('can be called from %s', async (file) => {
    const cwd = workFolder(`called-from-${file.replace('/', '-')}`);
    const command = [process.execPath, '--disable-warning=ExperimentalWarning', join(installation.project, file)];
    const { code, stdout, stderr } = await runAsGuest(command as [string, ...string[]], { cwd, env });
    expect([code, stderr]).toEqual([0, '']);
    const found = JSON.parse(stdout);
    expect([found.verdict, found.passed, found.exitStatus, found.leftover]).toEqual(['non-conformant', false, 1, null]);
    expect(outcomesOf(found.conformance).filter(([, outcome]) => outcome === 'fail')).toEqual([
      ['auth.wrong-token', 'fail', expect.any(String)],
    ]);
    expect(readdirSync(cwd)).toEqual([]);
  });

  it('can be called from a test in the project’s vitest', async () => {
    const cwd = workFolder('their-vitest');
    const { code, stdout, stderr } = await runAsGuest(
      [
        join(installation.project, 'node_modules/.bin/vitest'),
        ...['run', '--no-color', '--config', join(installation.project, 'theirs/ours.config.mjs')],
        ...['--root', join(installation.project, 'theirs')],
      ],
      { cwd, env },
    );
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/RUN +v3\.2\.4(.|\n)*Tests +1 passed \(1\)/);
  });
});

describe('npm run sbom', () => {
  it('lists the shipped packages in their locked versions, without registry or folder', () => {
    const text = execFileSync(process.execPath, [join(ROOT, '.ci/sbom.mjs')], { encoding: 'utf8', cwd: ROOT });
    const bom = JSON.parse(text);
    expect([bom.bomFormat, bom.specVersion, bom.metadata.component.name]).toEqual(['CycloneDX', '1.5', 'proofmark']);
    const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { version: string; dev?: boolean }>;
    };
    const shipped = Object.entries(packages)
      .filter(([path, { dev }]) => path !== '' && dev !== true)
      .map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`);
    const listed: string[] = bom.components.map(({ name, version }: Record<string, string>) => `${name}@${version}`);
    expect([...new Set(listed)].sort()).toEqual([...new Set(shipped)].sort());
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    for (const [name, version] of Object.entries(dependencies)) expect(listed).toContain(`${name}@${version}`);
    expect(listed.some((entry) => /^(typescript|publint|@biomejs\/biome)@/.test(entry))).toBe(false);
    const refs = new Set([bom.metadata.component, ...bom.components].map((component) => component['bom-ref']));
    const dangling = bom.dependencies.flatMap(({ ref, dependsOn = [] }: { ref: string; dependsOn?: string[] }) =>
      [ref, ...dependsOn].filter((entry) => !refs.has(entry)),
    );
    expect(dangling).toEqual([]);
    expect([...new Set(text.match(/\b[a-z]+:\/\/[^/"]+/g))]).toEqual(['http://cyclonedx.org']);
    expect(text).not.toContain(ROOT);
  });
});
