/** Installs the packages of this folder if they are missing or older than the lock file. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

const folder = new URL('.', import.meta.url);
/** Modification time in milliseconds since the epoch. 0 for a missing file. */
const changed = (file) => statSync(new URL(file, folder), { throwIfNoEntry: false })?.mtimeMs ?? 0;

// npm writes this file last, and only after a successful installation
const installed = changed('node_modules/.package-lock.json');
if (installed < changed('package-lock.json') || installed < changed('package.json')) {
  const npm = spawnSync('npm', ['ci'], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = npm.status ?? 1;
}
