import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestResult } from 'allure-js-commons';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runSuites } from '../../../cli/run/vitest/runSuites.ts';
import { CLAUSES, cannedSettings } from '../../fixtures/allure/clauses.ts';

const CHECKOUT = fileURLToPath(new URL('../../fixtures/allure', import.meta.url));
let dir = '';

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'proofmark-history-'));
});

afterAll(() => rm(dir, { recursive: true }));

async function identities(root: string, file: string, seed: number): Promise<string[][]> {
  const allureResultsDir = join(dir, `results-${seed}`);
  await runSuites({ root, include: [file], clauses: CLAUSES }, { ...cannedSettings(), seed }, { allureResultsDir });
  const files = (await readdir(allureResultsDir)).filter((name) => name.endsWith('-result.json'));
  const results: TestResult[] = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(join(allureResultsDir, name), 'utf8'))),
  );
  return results
    .map(({ fullName, historyId, testCaseId, titlePath }) => [fullName, historyId, testCaseId, ...(titlePath ?? [])])
    .map((row) => row.map((value) => value ?? ''))
    .sort();
}

test('a clause keeps its history in a checkout, in an installation and with another seed', async () => {
  const dist = join(dir, 'node_modules', 'proofmark', 'dist', 'suites');
  await mkdir(dist, { recursive: true });
  const [support, clauses] = ['../../../suites/engine/vitest/clauseTests.ts', '../../fixtures/allure/clauses.ts'].map(
    (path) => JSON.stringify(fileURLToPath(new URL(path, import.meta.url))),
  );
  for (const area of ['get', 'auth']) {
    await writeFile(
      join(dist, `${area}.suite.js`),
      `import { registerClauses } from ${support};\nimport { cannedEngine } from ${clauses};\nregisterClauses('${area}', cannedEngine());\n`,
    );
  }
  const checkout = await identities(CHECKOUT, '*.suite.ts', 1);
  expect(checkout).toHaveLength(CLAUSES.length);
  expect(checkout.find(([fullName]) => fullName === 'proofmark/get#get.fails')?.slice(3)).toEqual(['proofmark', 'get']);
  expect(await identities(dist, '*.suite.js', 2)).toEqual(checkout);
});
