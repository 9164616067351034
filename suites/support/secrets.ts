/** Takes secrets out of text, in every form that a target may echo. */
import { createHash } from 'node:crypto';
import type { Account, RunSettings } from './settings.ts';

/** Gives the text with each form of each secret replaced by a name in angle brackets. */
export type Redactor = (text: string) => string;

/** Shorter values are ordinary words: replacing them would spoil fixed text, and they are no secret worth the name. */
const SHORTEST = 4;

/** A redactor for the tokens of both accounts, the values of the extra headers, and the proxy's credentials. */
export function redactorFor(settings: Pick<RunSettings, 'account' | 'other' | 'headers' | 'proxy'>): Redactor {
  const forms = new Map<string, string>();
  const add = (text: string, name: string) => {
    if (text.length >= SHORTEST && !forms.has(text)) forms.set(text, `<${name}>`);
  };
  const account = ({ accountSid, authToken }: Account, name: string) => {
    for (const form of encodings(authToken)) add(form, name);
    for (const form of encodings(`${accountSid}:${authToken}`)) add(form, `${name} in credentials`);
  };
  account(settings.account, 'auth token');
  if (settings.other !== null) account(settings.other, 'other auth token');
  for (const [name, value] of settings.headers) for (const form of encodings(value)) add(form, `value of ${name}`);
  if (settings.proxy !== undefined) {
    const { user, password } = userinfo(settings.proxy);
    for (const secret of [password === '' ? user : password, `${user}:${password}`])
      for (const form of encodings(secret)) add(form, 'credentials of the proxy');
  }
  const ordered = [...forms].sort(([a], [b]) => b.length - a.length);
  return (text) => ordered.reduce((result, [form, name]) => result.replaceAll(form, name), text);
}

function userinfo(url: string): { user: string; password: string } {
  const { username, password } = new URL(url);
  return { user: decodeURIComponent(username), password: decodeURIComponent(password) };
}

function encodings(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const hex = bytes.toString('hex');
  return [
    secret,
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    hex,
    hex.toUpperCase(),
    createHash('sha256').update(bytes).digest('hex'),
  ];
}
