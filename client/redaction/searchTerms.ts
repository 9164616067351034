/** What to look for: each secret of a run in each form that a target may echo it in. */
import { createHash } from 'node:crypto';
import type { RunSettings } from '../settings.ts';
import { isSuiteText } from './suiteText.ts';

export interface Secret {
  /** Stands in its place, in angle brackets. */
  name: string;
  value: string;
  /** Parts of it are looked for too. */
  parts?: boolean;
}

export interface SearchTerm {
  text: string;
  name: string;
  /** It cannot stand in our own text, so it is looked for everywhere; else only in what a target answered. */
  distinctive: boolean;
  /** Letter case does not matter; `text` is in lower case. */
  anyCase: boolean;
  /** So short that it counts only where no letter or digit is next to it. */
  alone: boolean;
  /** The secret itself is that short: replaced where it stands, its surroundings would tell it. */
  short: boolean;
  /** The characters next to it may hold some bits of it. */
  base64: boolean;
}

/** Shorter texts are found by chance, and in our own words. */
const DISTINCTIVE = 8;
/** Shorter texts are found by chance everywhere in an answer. */
const LONG_ENOUGH = 4;
/** Fields that tell nobody anything, whatever is written into them. */
const PUBLIC_FIELDS = /^(accept(-language|-charset)?|cache-control|prefer|user-agent|traceparent|x-request-id)$/i;
/** The lines of a key; the last one may be short. */
const PEM_LINE = /^[A-Za-z0-9+/=]{16,}$/gm;

/** What of a run's settings holds secrets, and what of them stands in reports. */
export type SecretSettings = Pick<RunSettings, 'other' | 'headers'> & {
  account: RunSettings['account'] | null;
} & Partial<Pick<RunSettings, 'tls' | 'proxy' | 'baseUrl' | 'profile'>>;

/** Tokens first: where one value is two secrets, the first one's name stands for it. */
export function secretsOf({ account, other, headers, tls, proxy }: SecretSettings): Secret[] {
  const secrets: Secret[] = [];
  for (const [known, name] of [
    [account, 'auth token'],
    [other, 'other auth token'],
  ] as const) {
    if (known === null) continue;
    const { accountSid, authToken } = known;
    // a sid stands in every path: named as what it is known to be, it gives nothing away
    const isSid = [account, other].some((one) => one?.accountSid.toLowerCase() === authToken.toLowerCase());
    secrets.push({ name: isSid ? 'account sid' : name, value: authToken, parts: !isSid });
    secrets.push({ name: `${name} in credentials`, value: `${accountSid}:${authToken}` });
  }
  for (const [name, value] of headers) {
    if (PUBLIC_FIELDS.test(name)) continue;
    // `Bearer …`, `Basic …`: what follows the scheme is the secret (RFC 9110 11.4)
    const [, credentials] = /^[A-Za-z][\w-]* +(\S+)$/.exec(value) ?? [];
    secrets.push({ name: `value of ${name}`, value, parts: credentials === undefined });
    if (credentials !== undefined) secrets.push({ name: `value of ${name}`, value: credentials, parts: true });
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
    ? [{ name, value: user, parts: true }]
    : [
        { name, value: secret, parts: true },
        { name, value: `${user}:${secret}` },
      ];
}

/** A text in every form but those that `viewsOf` decodes; longer ones first. `fixed` is what else of our own a report shows. */
export function searchTermsOf(secrets: readonly Secret[], fixed = ''): SearchTerm[] {
  const terms = new Map<string, SearchTerm>();
  for (const { name, value } of secrets) {
    const bytes = Buffer.from(value, 'utf8');
    const short = value.length < LONG_ENOUGH;
    const add = (text: string, form: 'plain' | 'base64' | 'hex') => {
      // the encoding of a short text is a text that anything may hold
      if (text.length < (form === 'plain' ? 1 : 2) || terms.has(text)) return;
      const own = form === 'plain' && (isSuiteText(text) || fixed.includes(text));
      const distinctive = text.length >= DISTINCTIVE && !own;
      const alone = text.length < (form === 'plain' ? LONG_ENOUGH : DISTINCTIVE);
      terms.set(text, { text, name, distinctive, alone, short, anyCase: form === 'hex', base64: form === 'base64' });
    };
    for (const text of [value, value.normalize('NFC'), value.normalize('NFD')]) {
      add(text, 'plain');
      add(text.replaceAll(' ', '+'), 'plain');
      // a header carries bytes, and is read as Latin-1 (RFC 9110 5.5)
      add(Buffer.from(text, 'utf8').toString('latin1'), 'plain');
    }
    for (const text of base64Forms(bytes)) add(text, 'base64');
    add(bytes.toString('hex'), 'hex');
    add(createHash('sha256').update(bytes).digest('hex'), 'hex');
  }
  return [...terms.values()].sort((a, b) => b.text.length - a.text.length);
}

/** In both alphabets (RFC 4648 4 and 5): whole, with and without padding, and what of it is the same behind one or two other bytes. */
export function base64Forms(bytes: Buffer): string[] {
  const whole = bytes.toString('base64');
  const forms = [whole, whole.replace(/=+$/, '')];
  for (const before of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(before), bytes]);
    const settled = Math.floor((shifted.length * 8) / 6);
    forms.push(shifted.toString('base64').slice(before === 0 ? 0 : before + 1, settled));
  }
  return [...new Set(forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]))];
}
