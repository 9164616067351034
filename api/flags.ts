/** Converts the options of `certify` to those of `run`, which validates them. */
import { UsageError } from '../cli/process/errors.ts';
import type { RunOptions } from '../cli/settings/settings.ts';
import { nearNames } from '../specs/utils/unknownName.ts';
import type { CertifyOptions } from './options.ts';

type Kind = 'string' | 'number' | 'boolean' | 'list' | 'record';

/** The flag of `run` for each option, and the option's type. */
const FLAGS: Record<Exclude<keyof CertifyOptions, 'signal' | 'onRecord'>, [keyof RunOptions, Kind]> = {
  baseUrl: ['baseUrl', 'string'],
  accountSid: ['accountSid', 'string'],
  authToken: ['authToken', 'string'],
  otherAccountSid: ['otherAccountSid', 'string'],
  otherAuthToken: ['otherAuthToken', 'string'],
  profile: ['profile', 'string'],
  resources: ['resource', 'list'],
  values: ['value', 'record'],
  hook: ['hook', 'string'],
  burst: ['burst', 'number'],
  confirmBurst: ['yes', 'boolean'],
  level: ['level', 'string'],
  clauses: ['clause', 'list'],
  revision: ['revision', 'number'],
  seed: ['seed', 'number'],
  runs: ['runs', 'number'],
  concurrency: ['concurrency', 'number'],
  rate: ['rate', 'number'],
  maxRequests: ['maxRequests', 'number'],
  timeoutMs: ['timeout', 'number'],
  waitSeconds: ['wait', 'number'],
  headers: ['header', 'record'],
  ca: ['ca', 'string'],
  clientCert: ['clientCert', 'string'],
  clientKey: ['clientKey', 'string'],
  insecure: ['insecure', 'boolean'],
  proxy: ['proxy', 'string'],
  baseline: ['baseline', 'string'],
  out: ['out', 'string'],
};

/** Maps each flag to its option, such as `--base-url` to `baseUrl`. Error messages show the option. */
const OPTION_NAMES = new Map(
  Object.entries(FLAGS).map(([option, [flag]]) => [
    `--${flag.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    option,
  ]),
);

/**
 * Returns the options as those of `run`.
 * @throws UsageError for a missing or unknown option, or a value of the wrong type; no message repeats a value
 */
export function flagsOf(options: CertifyOptions): RunOptions {
  if (typeof options?.baseUrl !== 'string') throw new UsageError('baseUrl is missing: give the URL of the target');
  const flags: Record<string, unknown> = { report: false };
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (option === 'signal' || option === 'onRecord') {
      checkHandle(option, value);
      continue;
    }
    if (!isOption(option)) throw new UsageError(`unknown option ${JSON.stringify(option)}${hintFor(option)}`);
    const [flag, kind] = FLAGS[option];
    flags[flag] = asFlag(option, kind, value);
  }
  return flags as RunOptions;
}

/** Replaces flags by option names in a UsageError. Returns other errors unchanged. */
export function withOptionNames(error: unknown): unknown {
  if (!(error instanceof UsageError)) return error;
  const text = error.message
    .replace(/ or set [A-Z_]+$/, '')
    .replace(/--[a-z]+(-[a-z]+)*/g, (flag) => OPTION_NAMES.get(flag) ?? flag);
  return new UsageError(text);
}

function isOption(name: string): name is keyof typeof FLAGS {
  return Object.hasOwn(FLAGS, name);
}

function hintFor(option: string): string {
  const [near] = nearNames(option, Object.keys(FLAGS));
  return near === undefined ? '' : `: did you mean ${near}?`;
}

function checkHandle(option: 'signal' | 'onRecord', value: unknown): void {
  if (option === 'signal' && !(value instanceof AbortSignal)) throw new UsageError('signal must be an AbortSignal');
  if (option === 'onRecord' && typeof value !== 'function') throw new UsageError('onRecord must be a function');
}

function asFlag(option: string, kind: Kind, value: unknown): string | boolean | string[] {
  const wrong = (expected: string) => new UsageError(`${option} must be ${expected}, not ${describe(value)}`);
  switch (kind) {
    case 'string':
      if (typeof value !== 'string') throw wrong('a string');
      return value;
    case 'boolean':
      if (typeof value !== 'boolean') throw wrong('true or false');
      return value;
    case 'number':
      if (typeof value !== 'number') throw wrong('a number');
      return String(value);
    case 'list':
      if (!Array.isArray(value) || !value.every((entry) => typeof entry === 'string')) throw wrong('a list of strings');
      return value;
    case 'record': {
      const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
      if (Array.isArray(value) || entries.some(([, text]) => typeof text !== 'string') || typeof value !== 'object') {
        throw wrong('an object with string values');
      }
      return entries.map(([name, text]) => (option === 'headers' ? `${name}: ${text}` : `${name}=${text}`));
    }
  }
}

function describe(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
