import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { finished, startCommand } from '../support/command/command.ts';
import { ROOT, runPage } from '../support/command/page.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

it('shows commands that run as printed, in order, in one shell', async () => {
  const { code, stdout, stderr } = await runPage('README.md', {
    // the clone is already installed and built, and the tests must not start themselves
    instead: { 'npm ci && npm start': 'npm start', 'npm ci && npm test': ':' },
    // other tests cover whole runs and their Allure report
    config: { runs: 1, report: false },
  });
  expect(`${stderr}${code === 0 ? '' : stdout}`).not.toContain('Usage:');
  expect(code, stdout + stderr).toBe(0);
  expect(stdout.match(/listens on/g)).toHaveLength(2);
  const verdicts = [...stdout.matchAll(/^Verdict +(\S+) at level (\S+)/gm)].map(([, ...verdict]) => verdict);
  expect(verdicts).toEqual([
    ['conformant', 'full'],
    ['conformant', 'core'],
    ['conformant', 'full'],
    ['incomplete', 'full'],
  ]);
});
it('shows a help command that works, and only flags that exist', async () => {
  const { stdout } = await finished(startCommand(['run', '--help']));
  const flags = new Set([...stdout.matchAll(/--[a-z][a-z-]*/g)].map(([flag]) => flag));
  const section = README.slice(README.indexOf('## Flags'), README.indexOf('## More')).replace(
    /`--debug`|run --help/g,
    '',
  );
  for (const [flag] of section.matchAll(/--[a-z][a-z-]*/g)) expect(flags, flag).toContain(flag);
});

it('names files that exist', () => {
  const links = [...README.matchAll(/\]\(([^):]+)\)/g)].map(([, path = '']) => path);
  expect(links.length).toBeGreaterThan(3);
  for (const path of links) expect(() => readFileSync(join(ROOT, path)), path).not.toThrow(/ENOENT/);
});
