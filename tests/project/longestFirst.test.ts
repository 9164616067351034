/** The list of long test files. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const TESTS = fileURLToPath(new URL('..', import.meta.url));

it('names only files that exist', () => {
  const source = readFileSync(`${TESTS}support/vitest/longestFirst.ts`, 'utf8');
  const [, list = ''] = /const LONG = \[(.*?)\]/s.exec(source) ?? [];
  const files = [...list.matchAll(/'([^']+)'/g)].map(([, name]) => `${name}.test.ts`);
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !existsSync(`${TESTS}${file}`))).toEqual([]);
});
