/** The structure of the product, as ARCHITECTURE.md states it: imports run one way, and folders and files stay small. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { type Allowed, type Arrow, crowdedFolders, cyclesIn, longFiles, wrongArrows } from '../support/structure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** For each folder, the other folders that its files may import. `bench` and `tests` may import everything. */
const FOLDERS: Allowed = {
  specs: [],
  client: ['specs'],
  generators: ['specs'],
  suites: ['specs', 'client', 'generators'],
  reports: ['specs'],
  reference: ['specs'],
  cli: ['specs', 'client', 'generators', 'suites', 'reports', 'reference'],
  api: ['specs', 'client', 'suites', 'reports', 'cli'],
  scaffold: ['specs'],
};

/** The same for the folders inside `suites`. The key `suites` stands for the suite files. */
const SUITES: Allowed = {
  suites: ['suites/engine'],
  'suites/engine': ['suites/probes', 'suites/rules', 'suites/fixtures'],
  'suites/probes': ['suites/fixtures'],
  'suites/rules': ['suites/fixtures'],
  'suites/fixtures': [],
};

/** The only files of `specs` that the reference may import. They contain types and no expected values. */
const REFERENCE_MAY_READ = ['specs/model.ts', 'specs/profile/model.ts'];

const MOST_ENTRIES = 14;
const MOST_LINES = 250;
/** Folders without a limit of entries, because they hold one file for each fault or variant. */
const CATALOGUES = ['reference/faults', 'reference/variants'];

const files = [...Object.keys(FOLDERS), 'bench'].flatMap((folder) =>
  readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
);
const texts = new Map(
  files.filter((file) => file.endsWith('.ts')).map((file) => [file, readFileSync(join(root, file), 'utf8')]),
);
const arrows = [...texts].flatMap(([from, text]): Arrow[] =>
  ts
    .preProcessFile(text, true, true)
    .importedFiles.filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => ({
      from,
      to: relative(root, resolve(root, dirname(from), fileName))
        .split(sep)
        .join('/'),
    })),
);
const within = (folder: string) => (file: string) => file.startsWith(`${folder}/`);

describe('imports between folders', () => {
  it.each(Object.entries(FOLDERS))('%s: %j and nothing else', (folder) => {
    const own = arrows.filter(({ from }) => within(folder)(from));
    expect(own).not.toEqual([]);
    expect(wrongArrows(own, FOLDERS)).toEqual([]);
  });

  it.each(Object.entries(SUITES))('inside suites, %s: %j and nothing else', (folder) => {
    const inside = arrows.filter(({ from, to }) => within(folder)(from) && within('suites')(to));
    expect(inside).not.toEqual([]);
    expect(wrongArrows(inside, SUITES)).toEqual([]);
  });

  it('reference: only types from `specs`, no contract data', () => {
    const specs = arrows.filter(({ from, to }) => within('reference')(from) && within('specs')(to));
    expect(specs.filter(({ to }) => !REFERENCE_MAY_READ.includes(to))).toEqual([]);
  });

  it('are reported if they are not allowed', () => {
    const made = [
      { from: 'suites/areas/get.suite.ts', to: 'suites/engine/run.ts' },
      { from: 'suites/engine/run.ts', to: 'suites/fixtures/own.ts' },
      { from: 'suites/probes/get/safe.ts', to: 'suites/engine/run.ts' },
      { from: 'suites/fixtures/own.ts', to: 'suites/probes/probe.ts' },
      { from: 'suites/areas/get.suite.ts', to: 'suites/probes/probe.ts' },
    ];
    expect(wrongArrows(made, SUITES)).toEqual([
      'suites/probes/get/safe.ts imports suites/engine/run.ts',
      'suites/fixtures/own.ts imports suites/probes/probe.ts',
      'suites/areas/get.suite.ts imports suites/probes/probe.ts',
    ]);
    expect(wrongArrows([{ from: 'client/a.ts', to: 'tests/b.ts' }], FOLDERS)).toEqual([
      'client/a.ts imports tests/b.ts',
    ]);
    expect(wrongArrows([{ from: 'reports/a.ts', to: 'client/b.ts' }], FOLDERS)).toEqual([
      'reports/a.ts imports client/b.ts',
    ]);
  });
});

describe('import cycles', () => {
  it('do not exist in the product', () => {
    expect(cyclesIn(arrows)).toEqual([]);
  });

  it('are reported', () => {
    const made = ['a b', 'b c', 'c b', 'c d'].map((arrow) => {
      const [from = '', to = ''] = arrow.split(' ');
      return { from, to };
    });
    expect(cyclesIn(made)).toEqual([['b', 'c']]);
  });
});

describe('a folder of the product', () => {
  it(`holds at most ${MOST_ENTRIES} entries`, () => {
    expect(crowdedFolders(files, MOST_ENTRIES, CATALOGUES)).toEqual([]);
  });

  it('is reported if it holds more entries; a subfolder counts as one entry', () => {
    const made = ['a/1.ts', 'a/2.ts', 'a/b/1.ts', 'a/b/2.ts', 'c/1.ts', 'c/2.ts', 'c/3.ts', 'c/d/1.ts'];
    expect(crowdedFolders(made, 2, ['c'])).toEqual(['a holds 3 entries']);
  });
});

describe('a file of the product', () => {
  it(`has at most ${MOST_LINES} lines`, () => {
    expect(longFiles(texts, MOST_LINES)).toEqual([]);
  });

  it('is reported if it has more lines', () => {
    expect(
      longFiles(
        new Map([
          ['a.ts', 'x\ny\n'],
          ['b.ts', 'x\ny\nz\n'],
        ]),
        2,
      ),
    ).toEqual(['b.ts has 3 lines']);
  });
});
