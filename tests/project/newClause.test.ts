/** `npm run new:clause` in a copy of the checkout: it registers the files that it writes, and each placeholder fails a check. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { camelCase, exportName, parseId } from '../../scaffold/clauseId.ts';
import { withFault, withProbe } from '../../scaffold/register.ts';
import type { ClauseFile } from '../../specs/contract/clauseFiles.ts';
import { readClauseData } from '../../specs/contract/clauseFiles.ts';
import { lintClauses } from '../../specs/contract/lint.ts';
import { loadPage } from '../../specs/contract/page.ts';
import type { Conformance } from '../../specs/model.ts';
import { ROOT } from '../support/command/page.ts';

const copy = mkdtempSync(join(tmpdir(), 'proofmark-new-clause-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const read = (path: string) => readFileSync(join(copy, path), 'utf8');
const node = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: copy,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  });
  return { code: status, stdout, stderr };
};
const newClause = (...args: string[]) => node('dist/scaffold/newClause.js', ...args);
const proofmark = (...args: string[]) => node('dist/cli/main.js', ...args);

/** Compiles a file as the build does, without type checks. */
function compile(path: string): void {
  const { outputText } = ts.transpileModule(read(path), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  });
  writeFileSync(join(copy, 'dist', path.replace(/\.ts$/, '.js')), outputText);
}

const WRITTEN = ['suites/probes/get/noNews.ts', 'reference/faults/get/no-news.ts'];
const CHANGED = ['specs/clauses/get.json', 'suites/probes/get/index.ts', 'reference/faults/get/index.ts'];

let output: ReturnType<typeof newClause>;
beforeAll(() => {
  for (const path of ['package.json', 'dist', 'specs', 'suites/probes', 'reference/faults']) {
    cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  output = newClause('get.no-news');
  for (const path of [...WRITTEN, ...CHANGED].filter((each) => each.endsWith('.ts'))) compile(path);
});

describe('new:clause', () => {
  it('writes a probe and a fault, registers them, and names the next steps', () => {
    expect(output).toMatchObject({ code: 0, stderr: '' });
    for (const path of WRITTEN) expect(output.stdout).toContain(`wrote   ${path}\n`);
    for (const path of CHANGED) expect(output.stdout).toContain(`changed ${path}\n`);
    expect(read('suites/probes/get/index.ts')).toContain("import { noNews } from './noNews.ts';");
    expect(read('suites/probes/get/index.ts')).toContain("  'get.no-news': noNews,\n");
    expect(read('reference/faults/get/index.ts')).toContain("import { noNews } from './no-news.ts';");
    expect(read('reference/faults/get/index.ts')).toContain('  noNews,\n');
  });

  it('names the steps of CONTRIBUTING.md, each with its commands', () => {
    const page = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8');
    const section = page.slice(page.indexOf('## Add a clause'), page.indexOf('## Add a fault'));
    const commands = output.stdout.split('\n').flatMap((line) => /^ {7}(\S.*)$/.exec(line)?.[1] ?? []);
    expect(commands).toHaveLength(10);
    for (const command of commands) {
      expect(section).toContain(command.replaceAll('no-news', 'something'));
    }
    const steps = (text: string, form: RegExp) => [...text.matchAll(form)].map(([, step]) => step);
    expect(['1', ...steps(output.stdout, /^ {2}(\d)\. /gm)]).toEqual(steps(section, /^\*\*(\d)\. /gm));
  });

  it('formats the files as biome requires', () => {
    const biome = join(ROOT, 'node_modules/@biomejs/biome/bin/biome');
    cpSync(join(ROOT, 'biome.json'), join(copy, 'biome.json'));
    const config = JSON.parse(read('biome.json'));
    writeFileSync(join(copy, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }));
    const { code, stdout, stderr } = node(biome, 'check', '--error-on-warnings', ...WRITTEN, ...CHANGED);
    expect(code, stdout + stderr).toBe(0);
  });
});

describe('a new clause with its placeholders', () => {
  it('fails the lint, which names each text to write', () => {
    expect(lintClauses(readClauseData(join(copy, 'specs')), loadPage().text)).toEqual([
      'clauses/get.json: write title of get.no-news: a few words, without a full stop',
      'clauses/get.json: write source/0/section of get.no-news: a heading of the page',
      'clauses/get.json: write source/0/quote of get.no-news: a sentence that stands word for word below it',
      'clauses/get.json: write statement of get.no-news: one sentence, in our words.',
      'clauses/get.json: write appliesTo of get.no-news: the requests that it concerns',
    ]);
  });

  it('cannot be frozen into a revision', () => {
    const { code, stderr } = node('dist/specs/contract/freeze.js');
    expect(code).not.toBe(0);
    expect(stderr).toContain('clauses/get.json: write title of get.no-news');
    expect(existsSync(join(copy, 'specs/revisions/2.json'))).toBe(existsSync(join(ROOT, 'specs/revisions/2.json')));
  });

  it('has the outcome error in a run', () => {
    const { code, stdout } = proofmark('run', '--clause', 'get.no-news', '--no-report', '--out', 'report');
    expect(stdout).toContain('the probe of get.no-news is not written');
    expect(code).toBe(70);
    const { clauses } = JSON.parse(read('report/conformance.json')) as Conformance;
    expect(clauses.find(({ id }) => id === 'get.no-news')?.outcome).toBe('error');
  });

  it('has a fault that `prove` rejects', () => {
    const { code, stdout, stderr } = proofmark('prove', '--fault', 'get/no-news', '--clause', 'get.no-news');
    expect(stdout + stderr).toContain('the fault get/no-news is not written');
    expect(code).not.toBe(0);
  });
});

describe('the first clause of an area', () => {
  it('creates the clause file of the area', () => {
    expect(newClause('post.no-news')).toMatchObject({ code: 0 });
    const file = JSON.parse(read('specs/clauses/post.json')) as ClauseFile;
    expect(file.area).toBe('post');
    expect(file.clauses.map(({ id }) => id)).toEqual(['post.no-news']);
    expect(read('suites/probes/post/index.ts')).toContain("  'post.no-news': noNews,\n");
  });
});

describe('new:clause refuses', () => {
  it.each([
    [[], 'usage: npm run new:clause -- area.name'],
    [['get.a', 'get.b'], 'usage: npm run new:clause -- area.name'],
    [['get'], '"get": an id is area.name, in lower-case words with dashes, such as get.no-body'],
    [['get.No'], '"get.No": an id is area.name'],
    [['get.a--b'], '"get.a--b": an id is area.name'],
    [['get.a.b'], '"get.a.b": an id is area.name'],
    [['../x.y'], '"../x.y": an id is area.name'],
    [['patch.body'], 'patch.body: unknown area "patch"; known: get, post, put, delete'],
    [['get.safe'], 'get.safe: a clause has this id already'],
    [['get.418'], 'get.418: specs/status-tables.json defines the status cells'],
    [['overload.put.418'], 'overload.put.418: specs/status-tables.json defines the status cells'],
    [['write.put'], 'write.put: suites/probes/write/put.ts exists already; choose another name'],
    [['get.redirect-loop'], 'get.redirect-loop: reference/faults/get/redirect-loop.ts exists already'],
  ])('%j', (args, message) => {
    const { code, stdout, stderr } = newClause(...args);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(`new:clause: ${message}`);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  });
});

describe('the index of a folder', () => {
  it('gets its import and its entry in the order of the file names', () => {
    const index =
      "import type { Fault } from '../fault.ts';\nimport { b } from './b.ts';\n\nexport const f: Fault[] = [b];\n";
    expect(withFault(index, 'a', 'a')).toContain("import { a } from './a.ts';\nimport { b } from './b.ts';\n");
    expect(withFault(index, 'a', 'a')).toContain('= [a, b];');
    expect(withFault(index, 'c', 'c')).toContain("import { b } from './b.ts';\nimport { c } from './c.ts';\n");
    expect(withFault(index, 'c', 'c')).toContain('= [b, c];');
    expect(withFault(index, 'c', 'c'.repeat(120))).toContain(`= [\n  b,\n  ${'c'.repeat(120)},\n];`);
  });

  it('keeps a multi-line import intact', () => {
    const index = "import {\n  b,\n  c,\n} from './b.ts';\n\nexport const p = {\n  'x.b': b,\n};\n";
    expect(withProbe(index, 'x.a', 'a', 'a')).toBe(
      "import { a } from './a.ts';\nimport {\n  b,\n  c,\n} from './b.ts';\n\nexport const p = {\n  'x.b': b,\n  'x.a': a,\n};\n",
    );
  });

  it('gets an export name that is neither in use nor a reserved word', () => {
    expect(camelCase('no-2-news')).toBe('no2News');
    expect(exportName(parseId('get.news', []), 'import { old }')).toBe('news');
    expect(exportName(parseId('get.news', []), 'import { news }')).toBe('getNews');
    expect(exportName(parseId('get.new', []), '')).toBe('getNew');
  });
});
