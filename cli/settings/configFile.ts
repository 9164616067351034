/** `proofmark.config.json`, `.yaml` or `.yml`: every option of `run` except secrets. */
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { describeErrors, validatorFor } from '../../specs/utils/schemaValidator.ts';
import { UnknownNameError } from '../../specs/utils/unknownName.ts';
import { errorCode, UsageError } from '../process/errors.ts';
import { secretProblem } from './configFileSecrets.ts';
import { nearest, refuseDiversion, refuseForeign } from './configFileTrust.ts';
import type { RunOptions } from './settings.ts';
import type { Env } from './target/target.ts';

/** Environment variables that take precedence over the file. */
const VARIABLES: Partial<Record<keyof RunOptions, string>> = {
  baseUrl: 'PROOFMARK_BASE_URL',
  accountSid: 'TWILIO_ACCOUNT_SID',
  otherAccountSid: 'PROOFMARK_OTHER_ACCOUNT_SID',
  ca: 'TWILIO_CA_BUNDLE',
};

/** Settings that name a file or a folder. `profile` does so too, unless it names a built-in profile. */
const PATHS = ['ca', 'clientCert', 'clientKey', 'out', 'baseline', 'history'];

export interface ConfigOptions {
  /** The file, or false for none. By default the nearest one, from the working directory up to the root of its repository. */
  config?: string | false;
}

export interface Configured {
  options: RunOptions;
  /** The file that was read, relative to the working directory; null if there was none. */
  file: string | null;
}

/**
 * Completes the options from the configuration file. Flags and environment variables take precedence.
 * @throws UsageError for a file that cannot be read, parsed or trusted, or contains a secret, an unknown setting or a value of a
 * wrong type
 */
export async function withConfigFile(
  given: RunOptions & ConfigOptions,
  env: Env,
  cwd = process.cwd(),
): Promise<Configured> {
  const { config, report, ...others } = given;
  // commander sets `report` to true if `--no-report` is not given
  const flags: RunOptions = { ...others, ...(report === false ? { report } : {}) };
  const path = config === false ? null : config === undefined ? nearest(cwd) : below(cwd, config);
  if (path === null) return { options: flags, file: null };
  const file = relative(cwd, path) || path;
  if (config === undefined) refuseForeign(path, file);
  const settings = checked(await parsed(await read(path, file), file), file);
  const fromFile = Object.entries(settings).filter(([name]) => {
    const variable = VARIABLES[name as keyof RunOptions];
    const inEnv = variable === undefined ? undefined : env[variable];
    return inEnv === undefined || inEnv === '';
  });
  if (config === undefined) {
    const used = fromFile.filter(([name, value]) => value !== false && !(name in flags));
    refuseDiversion(
      file,
      used.map(([name]) => name),
      flags,
      env,
    );
  }
  const options = Object.fromEntries(fromFile.map(([name, value]) => [name, asOption(name, value, dirname(path))]));
  // one output flag overrides both output settings of the file
  const { json, quiet, ...rest } = options as RunOptions;
  const printed =
    flags.json === true || flags.quiet === true
      ? {}
      : { ...(json === undefined ? {} : { json }), ...(quiet === undefined ? {} : { quiet }) };
  return { options: { ...rest, ...printed, ...flags }, file };
}

function below(folder: string, path: string): string {
  return isAbsolute(path) ? path : join(folder, path);
}

async function read(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UsageError(`--config: ${JSON.stringify(file)} cannot be read (${errorCode(error)})`);
  }
}

/** Parses YAML, of which JSON is a subset. Custom tags are rejected, so the result is plain data. */
async function parsed(text: string, file: string): Promise<unknown> {
  // loaded only here: most runs have no configuration file
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { prettyErrors: false, logLevel: 'silent' });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) {
    const line = text.slice(0, problem.pos[0]).split('\n').length;
    throw new UsageError(
      `${file}, line ${line}: not valid JSON or YAML (${problem.code.toLowerCase().replaceAll('_', ' ')})`,
    );
  }
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    throw new UsageError(`${file}: too many aliases`);
  }
}

function checked(value: unknown, file: string): Record<string, unknown> {
  const problem = secretProblem(value);
  if (problem !== null) throw new UsageError(`${file}: ${problem}`);
  const validate = validatorFor('config');
  if (validate(value)) {
    const { $schema: _, ...settings } = value as Record<string, unknown>;
    return settings;
  }
  const unknown = validate.errors?.find(
    ({ keyword, instancePath }) => keyword === 'additionalProperties' && instancePath === '',
  );
  if (unknown !== undefined) {
    const known = Object.keys((unknown.parentSchema?.properties as object | undefined) ?? {});
    const error = new UnknownNameError('setting', String(unknown.params.additionalProperty), known);
    throw new UsageError(`${file}: ${error.message}`);
  }
  throw new UsageError(`${file}: ${describeErrors(validate)[0]}`);
}

/** Converts a setting to the form that commander gives the option. */
function asOption(name: string, value: unknown, folder: string): unknown {
  if (name === 'value' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).map(([field, text]) => `${field}=${text}`);
  }
  if (name === 'header' && typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return Object.entries(value).map(([field, text]) => `${field}: ${text}`);
  }
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return value;
  const isPath = PATHS.includes(name) || (name === 'profile' && /[/\\.]/.test(value));
  return isPath ? below(folder, value) : value;
}
