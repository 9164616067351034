/**
 * Tests the Dockerfile without Docker: lints it and repeats its steps. The test builds in the context that .dockerignore allows,
 * copies the files of the last stage to their places, and runs the entry point. It skips `npm ci` and `npm prune`, which need
 * the registry, and builds no image.
 */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { validate } from 'dockerfile-utils';
import { expect, it } from 'vitest';
import { finished, temporaryFolder } from '../support/command/command.ts';
import { ROOT } from '../support/command/page.ts';

const TEXT = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
/** Pairs of `[instruction, arguments]`. Each instruction is one line. */
const INSTRUCTIONS = TEXT.split('\n').flatMap((line): [string, string][] => {
  const [, name, rest] = /^([A-Z]+) (.+)$/.exec(line) ?? [];
  return name === undefined || rest === undefined ? [] : [[name, rest]];
});
const of = (name: string) => INSTRUCTIONS.filter(([instruction]) => instruction === name).map(([, rest]) => rest);

it('has no linter warnings', () => {
  expect(validate(TEXT)).toEqual([]);
  expect(validate(`${TEXT}\nEXPOSE many\n`)).toHaveLength(1);
});

it('builds in one stage and runs in another, as an unprivileged user, in /work', () => {
  expect(of('FROM')).toEqual(['node:24-slim AS build', 'node:24-slim']);
  const last = INSTRUCTIONS.slice(INSTRUCTIONS.findLastIndex(([name]) => name === 'FROM'));
  expect(last.slice(-4)).toEqual([
    ['USER', 'node'],
    ['VOLUME', '/work'],
    ['ENTRYPOINT', '["node", "/opt/proofmark/dist/cli/main.js"]'],
    ['CMD', '["run"]'],
  ]);
  expect(of('RUN')).toEqual([
    'npm ci --ignore-scripts --no-audit --no-fund',
    'npm run build',
    'npm prune --omit=dev --ignore-scripts --no-audit --no-fund',
    'chown node:node /work',
  ]);
});

it('includes what the build needs, and copies what the command needs', async () => {
  const folder = temporaryFolder();
  const [build, image] = [join(folder, 'build'), join(folder, 'opt')];
  const [everything, ...kept] = readFileSync(join(ROOT, '.dockerignore'), 'utf8').trim().split('\n');
  expect([everything, kept.filter((line) => !/^![\w.-]+$/.test(line))]).toEqual(['*', []]);
  for (const line of kept) cpSync(join(ROOT, line.slice(1)), join(build, line.slice(1)), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(build, 'node_modules'));
  // `npm run typecheck` covers types; this build only has to run
  const hasty = ['--noCheck', '--noResolve', '--declaration', 'false'];
  execFileSync('npm', ['run', 'build', '--', ...hasty], { cwd: build, stdio: 'pipe' });

  mkdirSync(image);
  const copies = of('COPY').filter((rest) => rest.startsWith('--from=build '));
  for (const copy of copies) {
    const [, ...words] = copy.split(' ');
    const target = words.pop() ?? '';
    for (const source of words) {
      const from = source.replace('/build', build);
      // copies the contents of a directory; a file keeps its name if the target ends in a slash
      const to = join(image, target.endsWith('/') ? source.slice('/build/'.length) : target);
      if (source.endsWith('node_modules')) symlinkSync(join(ROOT, 'node_modules'), to);
      else cpSync(from, to, { recursive: true });
    }
  }
  expect(readdirSync(image).sort()).toEqual(['LICENSE', 'dist', 'docs', 'node_modules', 'package.json', 'specs']);
  const [, entry = ''] = JSON.parse(of('ENTRYPOINT')[0] ?? '[]') as string[];
  const work = join(folder, 'work');
  mkdirSync(work);
  const child = spawn(
    process.execPath,
    [entry.replace('/opt/proofmark', image), 'run', '--clause', 'get.404', '--no-report', '--quiet', '--runs', '1'],
    { cwd: work, env: { PATH: process.env.PATH }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const { code, stdout, stderr } = await finished(child);
  expect([code, stderr], stdout).toEqual([0, '']);
  expect(readdirSync(work)).toEqual(['proofmark-report']);
});
