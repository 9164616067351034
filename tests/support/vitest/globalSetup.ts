/** Builds `dist/` once where it is older than the sources, for the tests that run the command as users do. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const SOURCES = ['specs', 'client', 'generators', 'suites', 'reports', 'reference', 'cli', 'api', 'bench', 'scaffold'];
const ENTRY = join(ROOT, 'dist/cli/main.js');
const BUILD_INFO = join(ROOT, 'dist/.tsbuildinfo');

export default function setup(): void {
  if (!isStale()) return;
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  // What the compiler remembers lies in `dist/`, so that whoever removes the one removes the other.
  const args = ['-p', 'tsconfig.build.json', '--incremental', '--tsBuildInfoFile', 'dist/.tsbuildinfo'];
  const built = spawnSync(process.execPath, [tsc, ...args], { cwd: ROOT, encoding: 'utf8' });
  if (existsSync(BUILD_INFO)) utimesSync(BUILD_INFO, new Date(), new Date());
  // Types are the typecheck's affair; what counts here is that the command was written.
  if (built.status !== 0) console.warn(`The build has errors; it is tested all the same.\n${built.stdout}`);
  if (!existsSync(ENTRY)) throw new Error(`The build wrote no ${ENTRY}.`);
}

function isStale(): boolean {
  if (!existsSync(ENTRY)) return true;
  const sources = ['package.json', 'tsconfig.json', 'tsconfig.build.json', ...SOURCES.flatMap(filesBelow)];
  const newest = Math.max(...sources.map((file) => statSync(join(ROOT, file)).mtimeMs));
  return newest > statSync(existsSync(BUILD_INFO) ? BUILD_INFO : ENTRY).mtimeMs;
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));
}
