/** The secrets in a run's settings. */
import type { RunSettings } from '../settings.ts';

export interface Secret {
  /** The name that replaces the secret, in angle brackets. */
  name: string;
  value: string;
  /** Whether fragments of the secret are redacted too. */
  fragments?: boolean;
}

/** Header fields that are never secret, whatever their value. */
const PUBLIC_FIELDS = /^(accept(-language|-charset)?|cache-control|prefer|user-agent|traceparent|x-request-id)$/i;
/** Matches a line of a PEM key. The last line may be short. */
const PEM_LINE = /^[A-Za-z0-9+/=]{16,}$/gm;

/** The settings that contain secrets, and the settings that reports show. */
export type SecretSettings = Pick<RunSettings, 'other' | 'headers'> & {
  account: RunSettings['account'] | null;
} & Partial<Pick<RunSettings, 'tls' | 'proxy' | 'baseUrl' | 'profile'>>;

/** The secrets of the settings, tokens first. If two secrets have the same value, reports show the first name. */
export function secretsOf({ account, other, headers, tls, proxy }: SecretSettings): Secret[] {
  const secrets: Secret[] = [];
  for (const [known, name] of [
    [account, 'auth token'],
    [other, 'other auth token'],
  ] as const) {
    if (known === null) continue;
    const { accountSid, authToken } = known;
    // The account sid is in every path, so a token that equals it is no secret.
    const isSid = [account, other].some((one) => one?.accountSid.toLowerCase() === authToken.toLowerCase());
    secrets.push({ name: isSid ? 'account sid' : name, value: authToken, fragments: !isSid });
    secrets.push({ name: `${name} in credentials`, value: `${accountSid}:${authToken}` });
  }
  for (const [name, value] of headers) {
    if (PUBLIC_FIELDS.test(name)) continue;
    // In `Bearer …` or `Basic …` only the part after the scheme is secret (RFC 9110 11.4).
    const [, credentials] = /^[A-Za-z][\w-]* +(\S+)$/.exec(value) ?? [];
    secrets.push({ name: `value of ${name}`, value, fragments: credentials === undefined });
    if (credentials !== undefined) secrets.push({ name: `value of ${name}`, value: credentials, fragments: true });
  }
  secrets.push(...proxySecrets(proxy));
  for (const line of tls?.clientKey?.match(PEM_LINE) ?? []) secrets.push({ name: 'client key', value: line });
  return secrets.filter(({ value }) => value !== '');
}

function proxySecrets(proxy: string | undefined): Secret[] {
  if (proxy === undefined) return [];
  const { username, password } = new URL(proxy);
  const [user, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
  const name = 'credentials of the proxy';
  return secret === ''
    ? [{ name, value: user, fragments: true }]
    : [
        { name, value: secret, fragments: true },
        { name, value: `${user}:${secret}` },
      ];
}
