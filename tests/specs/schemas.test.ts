import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { describeErrors, packageRoot, packageVersion, validatorFor } from '../../specs/load.ts';
import type { ClauseRecord, Conformance } from '../../specs/model.ts';

const record: Conformance['clauses'][number] = {
  ...{ id: 'get.200', kind: 'required', level: 'core', outcome: 'fail', evidence: ['natural'], reason: null },
  ...{ requests: 3, durationMs: 12.5 },
  findings: [
    {
      ...{ message: 'Read it.', expected: '200', actual: '404', curl: 'curl http://x', exchange: 'GET / HTTP/1.1' },
      replay: { seed: -7, path: '0:1', counterexample: '"a"' },
    },
  ],
  cases: [{ name: 'a queue', outcome: 'fail', reason: null }],
};
const conformance: Conformance = {
  ...{ schema: 'proofmark/conformance@1', verdict: 'non-conformant', level: 'full', reason: 'get.200 failed' },
  attained: { core: { passed: 0, of: 7 }, full: { passed: 0, of: 9 } },
  suite: { version: '0.1.0', clauses: `sha256:${'0'.repeat(64)}` },
  target: { baseUrl: 'http://127.0.0.1:8080/prefix', resources: ['Queues'] },
  profile: { name: 'documented', digest: `sha256:${'f'.repeat(64)}` },
  ...{ seed: -1, runs: 25, startedAt: '2026-01-01T00:00:00.000Z', durationMs: 4200, requests: 1234 },
  totals: { pass: 0, fail: 1, warn: 0, 'not-exercised': 0, 'not-applicable': 0, inconclusive: 0, error: 0 },
  clauses: [record],
};

describe('conformance.json', () => {
  const validate = validatorFor('conformance');
  const problems = (value: unknown) => (validate(value) ? [] : describeErrors(validate));

  test('matches its schema', () => {
    expect(problems(conformance)).toEqual([]);
  });

  const withRecord = (change: Partial<ClauseRecord> & Record<string, unknown>) => ({
    ...conformance,
    clauses: [{ ...record, ...change }],
  });
  test.each<[string, object, string]>([
    [
      'another version',
      { ...conformance, schema: 'proofmark/conformance@2' },
      '/schema: is "proofmark/conformance@2"; must be',
    ],
    [
      'credentials in the URL',
      { ...conformance, target: { baseUrl: 'http://a:b@c', resources: [] } },
      '/target/baseUrl',
    ],
    ['an additional member', { ...conformance, token: 'x' }, '/: unknown member "token"'],
    ['a local time', { ...conformance, startedAt: '1 January' }, '/startedAt'],
    ['exchanges', withRecord({ exchanges: [] }), '/clauses/0: unknown member "exchanges"'],
    [
      'an unknown outcome',
      withRecord({ outcome: 'skipped' as 'pass' }),
      '/clauses/0/outcome: is "skipped"; must be one of',
    ],
    ['no reason for a gap', withRecord({ outcome: 'not-exercised' }), '/clauses/0/reason: is null; must be string'],
    ['a fractional number of requests', { ...conformance, requests: 1.5 }, '/requests: is 1.5; must be integer'],
  ])('does not match its schema with %s', (_, value, problem) => {
    expect(problems(value)[0]).toContain(problem);
  });
});

describe('validatorFor', () => {
  test('asserts formats, and compiles a schema once', () => {
    const schema = { type: 'string', format: 'uri' };
    expect(validatorFor(schema)('https://example.com')).toBe(true);
    expect(validatorFor(schema)('example')).toBe(false);
    expect(validatorFor(schema)).toBe(validatorFor(schema));
  });

  test('uses draft-07 if $schema says so, otherwise 2020-12', () => {
    const items = [{ type: 'string' }];
    const draft07 = { $schema: 'http://json-schema.org/draft-07/schema#', items };
    expect(validatorFor(draft07)([1])).toBe(false);
    expect(validatorFor({ prefixItems: items })([1])).toBe(false);
    expect(() => validatorFor({ items })).toThrow();
  });

  test('accepts two schemas with the same $id', () => {
    expect(validatorFor({ $id: 'urn:example:x', type: 'string' })('')).toBe(true);
    expect(validatorFor({ $id: 'urn:example:x', type: 'number' })('')).toBe(false);
  });

  test('refuses an unknown keyword', () => {
    expect(() => validatorFor({ propertys: {} })).toThrow('unknown keyword: "propertys"');
  });
});

describe('the package', () => {
  test('knows its root and version', async () => {
    const { name, version } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8'));
    expect(name).toBe('proofmark');
    expect(packageVersion()).toBe(version);
  });

  test('finds its root from the build, and skips foreign manifests', async () => {
    const root = await mkdtemp(join(tmpdir(), 'proofmark-root-'));
    try {
      const built = join(root, 'dist', 'specs', 'utils');
      await mkdir(built, { recursive: true });
      await writeFile(join(root, 'package.json'), '{"name":"proofmark","version":"9.8.7"}');
      await writeFile(join(root, 'dist', 'package.json'), '{"name":"another","version":"1.0.0"}');
      const source = await readFile(join(packageRoot(), 'specs', 'utils', 'packageFiles.ts'), 'utf8');
      const module = join(built, 'packageFiles.mjs');
      const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
      await writeFile(module, ts.transpileModule(source, { compilerOptions }).outputText);
      const script = `import * as p from ${JSON.stringify(pathToFileURL(module))};
        console.log(JSON.stringify([p.packageRoot(), p.packageVersion(), p.specsFile('a', 'b.json')]));`;
      const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
      expect(JSON.parse(stdout)).toEqual([root, '9.8.7', join(root, 'specs', 'a', 'b.json')]);
    } finally {
      await rm(root, { recursive: true });
    }
  });
});
