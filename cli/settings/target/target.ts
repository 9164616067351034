/** Where the target is and who asks: base URL, userinfo, accounts. */
import type { Account } from '../../../client/settings.ts';
import { refuseNodeDebug } from '../../process/nodeDebug.ts';
import { UsageError } from '../../process/errors.ts';

export type Env = Readonly<Record<string, string | undefined>>;

/** A setting and where it came from, for messages. */
export interface Given {
  value: string;
  from: string;
}

export interface TargetOptions {
  baseUrl?: string;
  accountSid?: string;
  authToken?: string;
  otherAccountSid?: string;
  otherAuthToken?: string;
}

export interface Target {
  /** Without userinfo, without a trailing slash. */
  baseUrl: string;
  account: Account;
  other: Account | null;
}

/** The flag's value, else the first variable that is set and not empty. */
export function given(flag: string, value: string | undefined, variable: string, env: Env): Given | null {
  if (value !== undefined) return { value, from: flag };
  const fromEnv = env[variable];
  return fromEnv === undefined || fromEnv === '' ? null : { value: fromEnv, from: variable };
}

/**
 * The target that flags and variables name, or null when they name none (the embedded reference then).
 * @throws UsageError for a URL that is no base URL, for missing, malformed or contradictory credentials, and where `NODE_DEBUG` would
 *   print them
 */
export function resolveTarget(options: TargetOptions, env: Env): Target | null {
  const url = given('--base-url', options.baseUrl, 'PROOFMARK_BASE_URL', env);
  if (url === null) {
    const [needless] = (['accountSid', 'authToken', 'otherAccountSid', 'otherAuthToken'] as const).filter(
      (name) => options[name] !== undefined,
    );
    if (needless === undefined) return null;
    const flag = `--${needless.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new UsageError(
      `${flag} is given but no --base-url to use it on; the embedded reference needs no credentials`,
    );
  }
  refuseNodeDebug();
  const { baseUrl, userinfo } = parseBaseUrl(url);
  const sid = agreed(given('--account-sid', options.accountSid, 'TWILIO_ACCOUNT_SID', env), userinfo?.sid, url.from);
  const token = agreed(given('--auth-token', options.authToken, 'TWILIO_AUTH_TOKEN', env), userinfo?.token, url.from);
  if (sid === null) throw new UsageError(missing('account sid', '--account-sid', 'TWILIO_ACCOUNT_SID'));
  if (token === null) throw new UsageError(missing('auth token', '--auth-token', 'TWILIO_AUTH_TOKEN'));
  const account = checkAccount(sid, token);
  return { baseUrl, account, other: resolveOther(options, env, account) };
}

function resolveOther(options: TargetOptions, env: Env, account: Account): Account | null {
  const sid = given('--other-account-sid', options.otherAccountSid, 'PROOFMARK_OTHER_ACCOUNT_SID', env);
  const token = given('--other-auth-token', options.otherAuthToken, 'PROOFMARK_OTHER_AUTH_TOKEN', env);
  if (sid === null && token === null) return null;
  if (token === null)
    throw new UsageError(missing('token of the other account', '--other-auth-token', 'PROOFMARK_OTHER_AUTH_TOKEN'));
  if (sid === null)
    throw new UsageError(missing('sid of the other account', '--other-account-sid', 'PROOFMARK_OTHER_ACCOUNT_SID'));
  const other = checkAccount(sid, token);
  if (other.accountSid.toLowerCase() === account.accountSid.toLowerCase()) {
    throw new UsageError(`${sid.from} is the first account's sid: the other account must be a second one`);
  }
  return other;
}

function missing(what: string, flag: string, variable: string): string {
  return `no ${what}: give ${flag} or set ${variable}`;
}

/** @throws UsageError for a sid or token that cannot be one; the message repeats neither */
export function checkAccount(sid: Given, token: Given): Account {
  if (!/^AC[0-9a-fA-F]{32}$/.test(sid.value)) {
    const length = [...sid.value].length;
    const seen = length === 34 ? '34 characters, but not these' : `${length} characters`;
    throw new UsageError(`${sid.from} is no account sid (${seen}): it is AC and 32 hexadecimal digits`);
  }
  if (token.value === '') throw new UsageError(`${token.from} is empty: any other auth token is taken`);
  return { accountSid: sid.value, authToken: token.value };
}

/** One of two that may both be given; they must then be equal. */
function agreed(separate: Given | null, inUrl: string | undefined, urlFrom: string): Given | null {
  if (inUrl === undefined) return separate;
  if (separate !== null && separate.value !== inUrl) {
    throw new UsageError(`the credentials in ${urlFrom} contradict ${separate.from}: give one of the two`);
  }
  return { value: inUrl, from: urlFrom };
}

interface BaseUrl {
  baseUrl: string;
  /** Percent-decoded; a part that the URL leaves out is undefined. */
  userinfo: { sid: string | undefined; token: string | undefined } | null;
}

/** No message repeats the URL: it may hold a token. */
function parseBaseUrl({ value, from }: Given): BaseUrl {
  const example = 'an absolute URL such as https://api.example.com or http://127.0.0.1:4010/prefix is wanted';
  let url: URL;
  try {
    url = new URL(value);
  } catch {
    throw new UsageError(`${from} is no URL: ${example}`);
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new UsageError(`${from} has the scheme ${schemeOf(url)}: it must be http or https; ${example}`);
  }
  // `URL` also takes http:host and http:\\host, which are slips of the pen rather than base URLs
  if (!/^https?:\/\/[^/\\]/i.test(value.trim())) throw new UsageError(`${from} has no // before its host: ${example}`);
  if (url.port === '0') throw new UsageError(`${from} has the port 0, on which nothing can listen; ${example}`);
  // `URL` drops an empty query or fragment, so the text is asked.
  if (value.includes('#')) throw new UsageError(`${from} has a fragment (#…), which is never sent: leave it out`);
  if (value.includes('?')) throw new UsageError(`${from} has a query (?…), which a base URL cannot have: leave it out`);
  const userinfo =
    url.username === '' && url.password === ''
      ? null
      : { sid: decoded(url.username, from), token: decoded(url.password, from) };
  return { baseUrl: `${url.origin}${url.pathname.replace(/\/+$/, '')}`, userinfo };
}

/** `host:8080` parses as a URL of the scheme `host`; only a scheme of plain letters is told. */
function schemeOf(url: URL): string {
  return JSON.stringify(url.protocol.slice(0, -1).slice(0, 20));
}

function decoded(text: string, from: string): string | undefined {
  if (text === '') return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    throw new UsageError(`${from} holds credentials that are not percent-encoded rightly: a % must be written %25`);
  }
}
