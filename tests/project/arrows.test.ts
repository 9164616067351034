/** Imports between folders run one way, and no file is part of an import cycle. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What each folder may import besides itself. `bench` and `tests` may import everything. */
const ALLOWED: Record<string, string[]> = {
  specs: [],
  client: ['specs'],
  generators: ['specs'],
  suites: ['specs', 'client', 'generators'],
  reports: ['specs'],
  reference: ['specs'],
  cli: ['specs', 'client', 'generators', 'suites', 'reports', 'reference'],
  api: ['specs', 'client', 'suites', 'reports', 'cli'],
};

/** The only contract files that the reference may import. They hold types but no expected values. */
const REFERENCE_MAY_READ = ['specs/model.ts', 'specs/profile/model.ts'];

interface Arrow {
  from: string;
  to: string;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** The relative imports of a file, type imports included. */
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
const arrows = new Map(Object.keys(ALLOWED).map((folder) => [folder, filesBelow(folder).flatMap(arrowsOf)]));

/** Each cycle once, starting at the file where the search found it. */
function cyclesIn(graph: Map<string, string[]>): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    if (path.includes(file)) return void cycles.push(path.slice(path.indexOf(file)));
    if (done.has(file)) return;
    path.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    path.pop();
    done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}

describe.each(Object.entries(ALLOWED))('%s', (folder, allowed) => {
  it(`imports ${allowed.length === 0 ? 'no other folder' : `only ${allowed.join(', ')}`}`, () => {
    const found = arrows.get(folder) ?? [];
    expect(found).not.toEqual([]);
    expect(found.filter(({ to }) => top(to) !== folder && !allowed.includes(top(to)))).toEqual([]);
  });
});

describe('the reference', () => {
  it('imports types of the contract but not its data', () => {
    const specs = (arrows.get('reference') ?? []).filter(({ to }) => top(to) === 'specs');
    expect(specs.filter(({ to }) => !REFERENCE_MAY_READ.includes(to))).toEqual([]);
  });
});

describe('import cycles', () => {
  it('contain no file of the product', () => {
    const graph = new Map<string, string[]>();
    for (const { from, to } of [...arrows.values()].flat()) graph.set(from, [...(graph.get(from) ?? []), to]);
    expect(cyclesIn(graph)).toEqual([]);
  });

  it('are detected', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b', 'd']],
      ['d', []],
    ]);
    expect(cyclesIn(graph)).toEqual([['b', 'c']]);
  });
});
