/** `init` on a pseudo terminal, which python3 provides: its questions and their cancellation. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../../specs/load.ts';
import { checkProfile } from '../../../specs/profile/check.ts';
import { MAIN, temporaryFolder } from '../../support/command/command.ts';

const HAS_PYTHON = spawnSync('python3', ['-c', 'import pty']).status === 0;
const TERMINAL = fileURLToPath(new URL('../../support/command/terminal.py', import.meta.url));

/** Runs `init`, types each answer after its question, and returns the screen and the exit status. */
async function init(cwd: string, answers: [question: string, typed: string][], ...args: string[]) {
  const child = spawn('python3', [TERMINAL], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(JSON.stringify({ command: [process.execPath, MAIN, 'init', ...args], cwd, answers }));
  const { status, screen } = JSON.parse(await text(child.stdout)) as { status: number; screen: string };
  return { status, lines: stripVTControlCharacters(screen).trim().split('\r\n') };
}

describe.skipIf(!HAS_PYTHON)('init on a terminal', () => {
  it('asks what no flag answers, repeats a question after an invalid answer, and writes a valid profile', async () => {
    const cwd = temporaryFolder();
    const DOWN = '\u001b[B';
    const BACK = '\u007f';
    const { status, lines } = await init(
      cwd,
      [
        ['your endpoint?', `${DOWN}${DOWN}\r`],
        ['of the profile?', 'gadgets\r'],
        ['every path?', '/v2/{AccountSid}\r'],
        ['as in its path?', 'Sid\r'],
        ['expected letters, digits, - and _', `${BACK}${BACK}${BACK}Gadgets\r`],
        ['offer PUT?', 'n\r'],
      ],
      'mine.yaml',
      '--prefix',
      'GA',
    );
    expect(lines.slice(-4)).toEqual([
      'mine.yaml is written. Next:',
      '  proofmark profile check mine.yaml',
      '  proofmark serve --profile mine.yaml',
      '  proofmark run --profile mine.yaml --base-url URL',
    ]);
    expect(lines.join('\n')).not.toContain('start its sids?');
    expect(status).toBe(0);
    const file = join(cwd, 'mine.yaml');
    expect(checkProfile(file)).toEqual([]);
    const { profile } = loadProfile(file);
    expect(readFileSync(file, 'utf8')).toContain('extends: twilio\n');
    expect([profile.name, profile.basePath, profile.resources.Gadgets?.sid?.prefix]).toEqual([
      'gadgets',
      '/v2/{AccountSid}',
      'GA',
    ]);
    expect(profile.resources.Gadgets?.instance?.methods).toEqual(['GET', 'POST', 'DELETE']);
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['the end of the input', '\u0004'],
  ])('when %s cancels it, writes nothing, prints one line and exits with 130', async (_, typed) => {
    const cwd = temporaryFolder();
    const { status, lines } = await init(cwd, [
      ['your endpoint?', '\r'],
      ['of the profile?', typed],
    ]);
    expect(lines.at(-1)).toBe('proofmark: init was cancelled: profile.yaml was not written');
    expect(lines.filter((line) => line.startsWith('proofmark:'))).toHaveLength(1);
    expect([status, existsSync(join(cwd, 'profile.yaml'))]).toEqual([130, false]);
  });

  it('asks nothing with --yes', async () => {
    const { status, lines } = await init(temporaryFolder(), [], '--yes');
    expect([status, lines[0]]).toEqual([0, 'profile.yaml is written. Next:']);
  });
});
