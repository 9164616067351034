/** Dependencies between folders run one way. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What each folder may import besides itself; `bench` and `tests` may import all. */
const ALLOWED: Record<string, string[]> = {
  specs: [],
  generators: ['specs'],
  suites: ['specs', 'generators'],
  reports: ['specs'],
  reference: ['specs'],
  cli: ['specs', 'generators', 'suites', 'reports', 'reference'],
  api: ['specs', 'suites', 'reports', 'cli'],
};

/** The reference shares ids and types with the contract's data, and none of its expected values. */
const REFERENCE_MAY_READ = ['specs/model.ts', 'specs/profile.ts'];

interface Arrow {
  from: string;
  to: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

function arrowsOf(file: string): Arrow[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => ({
      from: file,
      to: relative(root, resolve(root, dirname(file), fileName))
        .split(sep)
        .join('/'),
    }));
}

const top = (file: string): string => file.split('/')[0] ?? '';

describe.each(Object.entries(ALLOWED))('%s', (folder, allowed) => {
  const arrows = filesBelow(folder).flatMap(arrowsOf);

  it('has imports to look at', () => {
    expect(arrows.length).toBeGreaterThan(3);
  });

  it(`imports ${allowed.length === 0 ? 'nothing of ours' : `nothing of ours but ${allowed.join(', ')}`}`, () => {
    expect(arrows.filter(({ to }) => top(to) !== folder && !allowed.includes(top(to)))).toEqual([]);
  });
});

it('the reference reads types of the contract, not its data', () => {
  const beyond = filesBelow('reference')
    .flatMap(arrowsOf)
    .filter(({ to }) => top(to) === 'specs' && !REFERENCE_MAY_READ.includes(to));
  expect(beyond).toEqual([]);
});

it('sees an arrow that points the wrong way', () => {
  expect(arrowsOf('tests/arrows.test.ts')).toEqual([]);
  expect(arrowsOf('cli/prove.ts').map(({ to }) => to)).toContain('reports/killMatrix.ts');
});
