import type { CertifyOptions } from '../options.ts';

/** A value, or a function that returns it. The function is called after the `beforeAll` hooks of the file. */
export type Late<T> = T | (() => T | Promise<T>);

/** The options that may be functions, because they may be known only when the server runs. */
export const LATE = ['baseUrl', 'accountSid', 'authToken', 'otherAccountSid', 'otherAuthToken'] as const;
type LateName = (typeof LATE)[number];

/** The options of `conformance`: those of `certify`, except for `signal` and `onRecord`. */
export interface ConformanceOptions extends Omit<CertifyOptions, LateName | 'signal' | 'onRecord'> {
  /** The target; may contain a path prefix and userinfo credentials. */
  baseUrl: Late<string>;
  /** The account that sends the requests. Required unless `baseUrl` contains it. */
  accountSid?: Late<string>;
  authToken?: Late<string>;
  /** A second account, which some clauses of level `full` need. */
  otherAccountSid?: Late<string>;
  otherAuthToken?: Late<string>;
}

/** Stands for a late value until it is known. */
const UNKNOWN = 'http://unknown.invalid';

/** The options without functions, for the checks that need no target. */
export function earlyOptions(options: ConformanceOptions): CertifyOptions {
  const early = LATE.map((name) => [name, typeof options[name] === 'function' ? UNKNOWN : options[name]]);
  return { ...options, ...Object.fromEntries(early) };
}

/** The options with the values of the functions. */
export async function lateOptions(options: ConformanceOptions): Promise<CertifyOptions> {
  const late = await Promise.all(
    LATE.map(async (name) => {
      const value = options[name];
      return [name, typeof value === 'function' ? await value() : value];
    }),
  );
  return { ...options, ...Object.fromEntries(late) };
}
