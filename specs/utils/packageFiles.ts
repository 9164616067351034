import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE_NAME = 'proofmark';

interface Manifest {
  root: string;
  version: string;
}

let found: Manifest | undefined;

/** The folder of this package, for the sources and for the build. No trailing slash. */
export function packageRoot(): string {
  return manifest().root;
}

/** The version of this package. */
export function packageVersion(): string {
  return manifest().version;
}

/** The path of a file in `specs/`. */
export function specsFile(...path: string[]): string {
  return join(packageRoot(), 'specs', ...path);
}

function manifest(): Manifest {
  found ??= findManifest(dirname(fileURLToPath(import.meta.url)));
  return found;
}

function findManifest(folder: string): Manifest {
  const file = join(folder, 'package.json');
  if (existsSync(file)) {
    const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string };
    if (name === PACKAGE_NAME && version !== undefined) return { root: folder, version };
  }
  const parent = dirname(folder);
  if (parent === folder) throw new Error(`no package.json of ${PACKAGE_NAME} above ${import.meta.url}`);
  return findManifest(parent);
}
