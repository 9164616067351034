import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../support/command/page.ts';

const MANIFEST = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const [SHIPPED = '', OPTIONAL = ''] = readFileSync(join(ROOT, 'docs/dependencies.md'), 'utf8').split('## Optional');

/** The names in the first column of a table. */
function listed(section: string): string[] {
  const cells = [...section.matchAll(/^\| (`[^|]+`) \|/gm)].map(([, cell = '']) => cell);
  return cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)).sort();
}

it('docs/dependencies.md lists every dependency, and names decisions that exist', () => {
  expect(listed(SHIPPED)).toEqual(Object.keys(MANIFEST.dependencies).sort());
  expect(listed(OPTIONAL)).toEqual(Object.keys(MANIFEST.optionalDependencies).sort());
  for (const [, file = ''] of SHIPPED.matchAll(/\]\((decisions\/[^)]+)\)/g)) {
    expect(() => readFileSync(join(ROOT, 'docs', file)), file).not.toThrow();
  }
});

it('every version is exact', () => {
  const { dependencies, optionalDependencies, devDependencies } = MANIFEST;
  const versions = Object.values({ ...dependencies, ...optionalDependencies, ...devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
});
