/** `--header`: fields that every request contains. The value of a secret one can stay out of the command's arguments. */
import { readFileSync } from 'node:fs';
import { headerVariable } from '../../client/settings.ts';
import { errorCode, UsageError } from '../process/errors.ts';
import { parseHeader } from './hook.ts';
import type { Env } from './target/target.ts';

const FORMS = "'Name: value', 'Name' (its value is in PROOFMARK_HEADER_NAME) or '@FILE' (a field per line)";

/**
 * Reads each text: `Name: value`; `Name`, whose value is in a variable; or `@FILE`, whose lines have the first form.
 * @throws UsageError for an invalid or reserved field, a missing variable, or a file that cannot be read; never shows a value
 */
export function resolveHeaders(texts: readonly string[], env: Env): [name: string, value: string][] {
  return texts.flatMap((text) => {
    const [, file] = /^@([^:]+)$/s.exec(text) ?? [];
    if (file !== undefined) return fieldsIn(file);
    if (!text.includes(':')) return [parseHeader('--header', `${text}: ${valueFrom(text, env)}`, FORMS)];
    return [parseHeader('--header', text, FORMS)];
  });
}

function valueFrom(name: string, env: Env): string {
  const variable = headerVariable(name);
  const value = env[variable];
  if (!/^[\w-]+$/.test(name)) throw new UsageError(`--header expects ${FORMS}`);
  if (value === undefined || value === '') throw new UsageError(`--header ${name}: ${variable} is not set`);
  return value;
}

function fieldsIn(file: string): [name: string, value: string][] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`--header: ${JSON.stringify(file)} cannot be read (${errorCode(error)})`);
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => parseHeader(`--header ${JSON.stringify(`@${file}`)}`, line));
}
