/** Which configuration file a run uses without being told to, and what such a file must not decide. */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UsageError } from '../process/errors.ts';
import type { RunOptions } from './settings.ts';
import type { Env } from './target/target.ts';

/** File names, in search order. No JavaScript: it would run with access to the token. */
const NAMES = ['proofmark.config.json', 'proofmark.config.yaml', 'proofmark.config.yml'];

/** Settings that decide where credentials are sent, or who can read them on the way. */
const DIVERTING: readonly string[] = ['baseUrl', 'proxy', 'ca', 'insecure'];

/**
 * The first file in the working directory or a folder above it, up to the root of its repository. Outside of a repository, only the
 * working directory counts: others may write to the folders above it.
 */
export function nearest(cwd: string): string | null {
  const folders = foldersUpTo(cwd, rootOf(cwd) ?? cwd);
  const files = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return files.find((file) => existsSync(file)) ?? null;
}

/** @throws UsageError if the file belongs to another user */
export function refuseForeign(path: string, file: string): void {
  const user = process.getuid?.();
  if (user === undefined || statSync(path).uid === user) return;
  throw new UsageError(`${file} belongs to another user: give --config ${file} if you trust it, otherwise --no-config`);
}

/**
 * Refuses a file that was not named by `--config` and would decide where a token is sent. `used` are the settings from the file.
 * @throws UsageError that says what to do
 */
export function refuseDiversion(file: string, used: readonly string[], flags: RunOptions, env: Env): void {
  const token = tokenSource(flags, env);
  const setting = used.find((name) => DIVERTING.includes(name));
  if (token === null || setting === undefined) return;
  throw new UsageError(
    `${file} sets ${setting}, which decides where the token of ${token} is sent: give --config ${file} if you trust it, otherwise --no-config`,
  );
}

function tokenSource({ authToken, otherAuthToken, baseUrl }: RunOptions, env: Env): string | null {
  if (authToken !== undefined) return '--auth-token';
  if (otherAuthToken !== undefined) return '--other-auth-token';
  if (baseUrl?.includes('@') === true) return '--base-url';
  const variables = ['TWILIO_AUTH_TOKEN', 'PROOFMARK_OTHER_AUTH_TOKEN'];
  if (env.PROOFMARK_BASE_URL?.includes('@') === true) variables.push('PROOFMARK_BASE_URL');
  return variables.find((name) => env[name] !== undefined && env[name] !== '') ?? null;
}

function rootOf(folder: string): string | null {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? null : rootOf(dirname(folder));
}

function foldersUpTo(folder: string, root: string): string[] {
  return folder === root ? [folder] : [folder, ...foldersUpTo(dirname(folder), root)];
}
