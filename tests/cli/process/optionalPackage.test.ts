/** The command in an installation without the optional packages. */

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { finished, temporaryFolder } from '../../support/command/command.ts';
import { ROOT } from '../../support/command/page.ts';

const { optionalDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const OPTIONAL = Object.keys(optionalDependencies);

/** Copies the build beside links to all packages but the optional ones. Returns the path of the command. */
function installWithoutOptional(): string {
  const folder = temporaryFolder();
  for (const name of ['dist', 'specs', 'package.json', 'docs/proof-figures.json']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  const names = readdirSync(join(ROOT, 'node_modules')).flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(ROOT, 'node_modules', name)).map((inner) => `${name}/${inner}`) : [name],
  );
  for (const name of names.filter((candidate) => !OPTIONAL.includes(candidate))) {
    const link = join(folder, 'node_modules', name);
    mkdirSync(join(link, '..'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  return join(folder, 'dist/cli/main.js');
}

function command(args: readonly string[], cwd: string) {
  const env = { PATH: process.env.PATH, HOME: cwd };
  return finished(spawn(process.execPath, [installWithoutOptional(), ...args], { cwd, env }));
}

describe('without the optional packages', () => {
  it('runs without the Allure page, and names the packages that it needs', async () => {
    const cwd = temporaryFolder();
    const args = ['run', '--quiet', '--clause', 'get.404', '--runs', '1'];
    const { code, stdout, stderr } = await command(args, cwd);
    expect([code, stdout]).toEqual([0, expect.stringContaining('incomplete at level full')]);
    expect(stderr).toBe(
      'proofmark: no Allure report: it needs the package @allurereport/core and @allurereport/plugin-awesome: ' +
        'npm install @allurereport/core@3.18.0 @allurereport/plugin-awesome@3.18.0\n',
    );
    expect(readdirSync(join(cwd, 'proofmark-report')).sort()).not.toContain('allure-results');
    expect(existsSync(join(cwd, 'proofmark-report/index.html'))).toBe(true);
  });

  it('refuses an OpenAPI description with the name of the package', async () => {
    const description = join(ROOT, 'tests/fixtures/openapi/library.yaml');
    const args = ['profile', 'from-openapi', description, '--out', 'x.json'];
    const { code, stderr } = await command(args, temporaryFolder());
    expect([code, stderr]).toEqual([
      64,
      'proofmark: an OpenAPI description needs the package @readme/openapi-parser: npm install @readme/openapi-parser@9.0.0\n',
    ]);
  });
});
