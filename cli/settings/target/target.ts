/** The base URL of the target and the accounts. */
import type { Account } from '../../../client/settings.ts';
import { UsageError } from '../../process/errors.ts';
import { refuseNodeDebug } from '../../process/nodeDebug.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** A value, and the flag or variable that it comes from. */
export interface Setting {
  value: string;
  source: string;
}

export interface TargetOptions {
  baseUrl?: string;
  accountSid?: string;
  authToken?: string;
  otherAccountSid?: string;
  otherAuthToken?: string;
}

export interface Target {
  /** Without userinfo and without a trailing slash. */
  baseUrl: string;
  account: Account;
  other: Account | null;
}

/** Returns the value of the flag, or of the variable if it is not empty, or null. */
export function flagOrVariable(flag: string, value: string | undefined, variable: string, env: Env): Setting | null {
  if (value !== undefined) return { value, source: flag };
  const fromEnv = env[variable];
  return fromEnv === undefined || fromEnv === '' ? null : { value: fromEnv, source: variable };
}

/**
 * Returns the target that flags and variables name, or null for the embedded reference.
 * @throws UsageError for an invalid base URL, for missing, malformed or contradictory credentials, or if `NODE_DEBUG` would print them
 */
export function resolveTarget(options: TargetOptions, env: Env): Target | null {
  const url = flagOrVariable('--base-url', options.baseUrl, 'PROOFMARK_BASE_URL', env);
  if (url === null) {
    const [unused] = (['accountSid', 'authToken', 'otherAccountSid', 'otherAuthToken'] as const).filter(
      (name) => options[name] !== undefined,
    );
    if (unused === undefined) return null;
    const flag = `--${unused.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new UsageError(`${flag} needs --base-url; the embedded reference needs no credentials`);
  }
  refuseNodeDebug();
  const { baseUrl, userinfo } = parseBaseUrl(url);
  const sid = agreed(
    flagOrVariable('--account-sid', options.accountSid, 'TWILIO_ACCOUNT_SID', env),
    userinfo?.sid,
    url.source,
  );
  const token = agreed(
    flagOrVariable('--auth-token', options.authToken, 'TWILIO_AUTH_TOKEN', env),
    userinfo?.token,
    url.source,
  );
  if (sid === null) throw new UsageError(missing('account sid', '--account-sid', 'TWILIO_ACCOUNT_SID'));
  if (token === null) throw new UsageError(missing('auth token', '--auth-token', 'TWILIO_AUTH_TOKEN'));
  const account = checkAccount(sid, token);
  return { baseUrl, account, other: resolveOther(options, env, account) };
}

function resolveOther(options: TargetOptions, env: Env, account: Account): Account | null {
  const sid = flagOrVariable('--other-account-sid', options.otherAccountSid, 'PROOFMARK_OTHER_ACCOUNT_SID', env);
  const token = flagOrVariable('--other-auth-token', options.otherAuthToken, 'PROOFMARK_OTHER_AUTH_TOKEN', env);
  if (sid === null && token === null) return null;
  if (token === null)
    throw new UsageError(missing('token of the other account', '--other-auth-token', 'PROOFMARK_OTHER_AUTH_TOKEN'));
  if (sid === null)
    throw new UsageError(missing('sid of the other account', '--other-account-sid', 'PROOFMARK_OTHER_ACCOUNT_SID'));
  const other = checkAccount(sid, token);
  if (other.accountSid.toLowerCase() === account.accountSid.toLowerCase()) {
    throw new UsageError(`${sid.source} is the sid of the first account: the other account must be a different one`);
  }
  return other;
}

function missing(what: string, flag: string, variable: string): string {
  return `missing ${what}: give ${flag} or set ${variable}`;
}

/** @throws UsageError for a user name that Basic authentication cannot carry, or an empty token; the message repeats neither */
export function checkAccount(sid: Setting, token: Setting): Account {
  // RFC 7617 2: a colon ends the user name, and control characters are forbidden
  if (!/^[^:\p{Cc}]+$/u.test(sid.value)) {
    const seen = sid.value === '' ? 'is empty' : 'contains a colon or a control character';
    throw new UsageError(`${sid.source} ${seen}: expected an account sid, AC and 32 more characters on Twilio`);
  }
  if (token.value === '') throw new UsageError(`${token.source} is empty: give an auth token`);
  return { accountSid: sid.value, authToken: token.value };
}

/**
 * Returns the setting, or the value in the URL.
 * @throws UsageError if both are given and differ
 */
function agreed(separate: Setting | null, inUrl: string | undefined, urlSource: string): Setting | null {
  if (inUrl === undefined) return separate;
  if (separate !== null && separate.value !== inUrl) {
    throw new UsageError(`the credentials in ${urlSource} differ from ${separate.source}: give only one of them`);
  }
  return { value: inUrl, source: urlSource };
}

interface BaseUrl {
  baseUrl: string;
  /** Percent-decoded. A missing part is undefined. */
  userinfo: { sid: string | undefined; token: string | undefined } | null;
}

/** @throws UsageError for an invalid base URL; the message omits the URL, which may contain a token */
function parseBaseUrl({ value, source }: Setting): BaseUrl {
  const example = 'expected an absolute URL such as https://api.example.com or http://127.0.0.1:4010/prefix';
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new UsageError(`${source} is not a URL: ${example}`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UsageError(`${source} has the scheme ${schemeOf(url)} instead of http or https: ${example}`);
  }
  // `URL` also accepts http:host and http:\\host, which are typing errors
  if (!/^https?:\/\/[^/\\]/i.test(value.trim()))
    throw new UsageError(`${source} has no // before its host: ${example}`);
  if (url.port === '0') throw new UsageError(`${source} has the port 0, on which nothing can listen: ${example}`);
  // `URL` drops an empty query or fragment, so test the text
  if (value.includes('#')) throw new UsageError(`${source} has a fragment (#…), which is never sent: remove it`);
  if (value.includes('?')) throw new UsageError(`${source} has a query (?…), which a base URL cannot have: remove it`);
  const userinfo =
    url.username === '' && url.password === ''
      ? null
      : { sid: decoded(url.username, source), token: decoded(url.password, source) };
  return { baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, userinfo };
}

/** Quotes and shortens the scheme, because in `host:8080` the scheme is the name of the host. */
function schemeOf(url: URL): string {
  return JSON.stringify(url.protocol.slice(0, -1).slice(0, 20));
}

function decoded(text: string, source: string): string | undefined {
  if (text === '') return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UsageError(`${source} contains credentials with invalid percent-encoding: write a % as %25`);
  }
}
