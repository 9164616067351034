/** Packs the package and installs it into a user's project. */
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Finished, finished } from './command.ts';
import { ROOT } from './page.ts';

/** The uid of the user `nobody`. */
const NOBODY = 65534;
export const IS_ROOT = process.getuid?.() === 0;

export interface Packed {
  /** In bytes. */
  size: number;
  files: { path: string; size: number }[];
}

export interface Installation {
  /** Holds the project and the tarball. Writable by all users. */
  folder: string;
  /** The folder of the project, with a read-only `node_modules`. */
  project: string;
  packed: Packed;
  remove(): void;
}

/** Writes the files of `more`, packs the current build and installs it beside another major version of vitest. */
export function installPackage(more: Record<string, string>): Installation {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-install-'));
  const project = join(folder, 'project');
  const packed = JSON.parse(npm(ROOT, ['pack', '--ignore-scripts', '--json', '--pack-destination', folder])) as [
    Packed & { filename: string },
  ];
  const [{ filename }] = packed;
  for (const [name, text] of Object.entries(more)) {
    mkdirSync(join(project, name, '..'), { recursive: true });
    writeFileSync(join(project, name), text);
  }
  npm(project, ['install', join(folder, filename), '--prefer-offline', '--no-audit', '--no-fund']);
  chmodSync(folder, 0o777);
  changeMode(project, 'a+rwX');
  changeMode(join(project, 'node_modules'), 'a-w');
  return {
    folder,
    project,
    packed: packed[0],
    remove() {
      changeMode(project, 'u+w');
      rmSync(folder, { recursive: true });
    },
  };
}

function npm(cwd: string, args: string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

function changeMode(path: string, mode: string): void {
  execFileSync('chmod', ['-R', mode, path]);
}

/** Runs a program in a clean environment, and as the user `nobody` if the tests run as root. */
export async function runAsGuest(
  [program, ...args]: [string, ...string[]],
  { cwd, env = {} }: { cwd: string; env?: Record<string, string> },
): Promise<Finished> {
  const guest = IS_ROOT ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(program, args, {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...guest,
  });
  return finished(child);
}
