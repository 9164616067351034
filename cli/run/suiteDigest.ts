/** The digest of the code and the data that decide a verdict. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Digest, dataDigest, packageRoot, sha256 } from '../../specs/load.ts';

/** Folders whose modules decide what is sent and how answers are judged. */
const FOLDERS = ['specs', 'generators', 'suites', 'reports'];

let digest: Digest | undefined;

/** Digest of the running modules, compiled or source, and of the data in `specs/`. Computed once per process. */
export function suiteDigest(): Digest {
  digest ??= digestOf(fileURLToPath(new URL('../..', import.meta.url)));
  return digest;
}

function digestOf(code: string): Digest {
  const extension = import.meta.url.endsWith('.ts') ? '.ts' : '.js';
  const modules = FOLDERS.flatMap((folder) => filesBelow(code, folder, extension));
  const data = filesBelow(packageRoot(), 'specs', '.json');
  return dataDigest({ modules: Object.fromEntries(modules), data: Object.fromEntries(data) });
}

function filesBelow(root: string, folder: string, extension: string): [path: string, digest: Digest][] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(extension) && !entry.name.endsWith('.d.ts'))
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(root, path).split(sep).join('/'), sha256(readFileSync(path))];
    });
}
