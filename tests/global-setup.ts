/** Builds `dist/` once where it is older than the sources, for the tests that run the command as users do. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['specs', 'generators', 'suites', 'reports', 'reference', 'cli', 'bench'];
const ENTRY = join(ROOT, 'dist/cli/main.js');

export default function setup(): void {
  if (!isStale()) return;
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const built = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: ROOT, encoding: 'utf8' });
  // Types are the typecheck's affair; what counts here is that the command was written.
  if (built.status !== 0) console.warn(`The build has errors; it is tested all the same.\n${built.stdout}`);
  if (!existsSync(ENTRY)) throw new Error(`The build wrote no ${ENTRY}.`);
}

function isStale(): boolean {
  if (!existsSync(ENTRY)) return true;
  const sources = [
    'package.json',
    'tsconfig.json',
    'tsconfig.build.json',
    ...SOURCES.flatMap((folder) => filesBelow(folder)),
  ];
  const newest = Math.max(...sources.map((file) => statSync(join(ROOT, file)).mtimeMs));
  return newest > Math.max(...filesBelow('dist', '.js').map((file) => statSync(join(ROOT, file)).mtimeMs));
}

function filesBelow(folder: string, extension = '.ts'): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .map((file) => join(folder, file));
}
