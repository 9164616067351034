/** Runs each program in docs/api.md as printed, in a project with the package installed. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { finished, temporaryFolder } from '../support/command/command.ts';
import { ROOT } from '../support/command/page.ts';
import { reference } from '../support/servers/stub.ts';

const PAGE = readFileSync(join(ROOT, 'docs/api.md'), 'utf8');
const PROGRAMS = [...PAGE.matchAll(/^```js (\S+)\n(.*?)^```$/gms)].map(([, name = '', text = '']) => ({ name, text }));

it('shows exactly these programs', () => {
  expect(PROGRAMS.map(({ name }) => name)).toEqual(['certify.mjs', 'contract.test.mjs', 'certify.cjs']);
  expect(PAGE.match(/^```\w/gm)).toHaveLength(3);
});

it.each([
  ['certify.mjs', 0, /^incomplete true\n$/],
  ['contract.test.mjs', 0, /our API keeps the contract(.|\n)*pass 1\n(.|\n)*fail 0\n/],
  ['certify.cjs', 0, /^UnreachableError\n$/],
])('%s runs as printed', async (name, status, told) => {
  const { url, env } = await reference();
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, 'node_modules'));
  symlinkSync(ROOT, join(cwd, 'node_modules/proofmark'));
  writeFileSync(join(cwd, name), PROGRAMS.find((program) => program.name === name)?.text ?? '');
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = env;
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', name], {
    cwd,
    env: { PATH: process.env.PATH, TARGET_URL: url, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { code, stdout, stderr } = await finished(child);
  expect([code, stderr]).toEqual([status, '']);
  expect(stdout).toMatch(told);
});

it('uses the names of the types in its tables of options and members', () => {
  const types = ['api/options.ts', 'api/result.ts'].map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n');
  const rows = [...PAGE.matchAll(/^\| (`\w+`(?:, `\w+`)*) \|/gm)].flatMap(
    ([, names = '']) => names.match(/\w+/g) ?? [],
  );
  expect(rows.length).toBeGreaterThan(10);
  for (const name of rows) expect(types, name).toMatch(new RegExp(`^  ${name}\\??:`, 'm'));
});
