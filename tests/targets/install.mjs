/** Installs the packages of this folder, when they are not there or older than what the lock file asks for. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

const folder = new URL('.', import.meta.url);
/** Milliseconds since the epoch, 0 for a file that does not exist. */
const changed = (file) => statSync(new URL(file, folder), { throwIfNoEntry: false })?.mtimeMs ?? 0;

// npm writes this file last, and only when the installation succeeded.
const installed = changed('node_modules/.package-lock.json');
if (installed < changed('package-lock.json') || installed < changed('package.json')) {
  const npm = spawnSync('npm', ['ci'], { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = npm.status ?? 1;
}
