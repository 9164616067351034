/** Builds `dist/` once before the tests if it is older than the sources. Many tests run the built command. */
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
  // The compiler's build information lies in `dist/`, so that deleting `dist/` forces a full build.
  const args = ['-p', 'tsconfig.build.json', '--incremental', '--tsBuildInfoFile', 'dist/.tsbuildinfo'];
  const built = spawnSync(process.execPath, [tsc, ...args], { cwd: ROOT, encoding: 'utf8' });
  if (existsSync(BUILD_INFO)) utimesSync(BUILD_INFO, new Date(), new Date());
  // `npm run typecheck` reports type errors. The tests only need the emitted files.
  if (built.status !== 0) console.warn(`The build has errors. The tests run anyway.\n${built.stdout}`);
  if (!existsSync(ENTRY)) throw new Error(`The build did not write ${ENTRY}.`);
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
