/** `completion`: scripts that the shells accept. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { runCommandLine } from '../../cli/commandLine.ts';
import { capture } from '../support/command/capture.ts';

const script = async (shell: string) => (await capture(() => runCommandLine(['completion', shell]))).stdout;

const completed = (source: string, ...words: string[]): string[] => {
  const last = words.length - 1;
  const line = `${source}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${last}; _proofmark; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return spawnSync('bash', ['-c', line], { encoding: 'utf8' }).stdout.trim().split('\n');
};

it('completes subcommands and their flags in bash', async () => {
  const source = await script('bash');
  expect(completed(source, 'proofmark', 're')).toEqual(['report', 'replay']);
  expect(completed(source, 'proofmark', 'run', '--base-')).toEqual(['--base-url']);
  expect(completed(source, 'proofmark', 'profile', 'from')).toEqual(['from-openapi']);
});

it('prints a script for zsh and fish', async () => {
  expect(await script('zsh')).toMatch(/bashcompinit\n_proofmark/);
  expect(await script('fish')).toContain("complete -c proofmark -n '__fish_seen_subcommand_from run' -l base-url");
});

it('refuses another shell', async () => {
  const { code, stderr } = await capture(() => runCommandLine(['completion', 'csh']));
  expect(code).toBe(64);
  expect(stderr).toContain('see `proofmark completion --help`');
});
