/** Authentication by HTTP Basic, parsed strictly (RFC 7617 section 2; "Credentials" on the page). */
import { timingSafeEqual } from 'node:crypto';
import { headerValues } from '../http/headers.ts';
import type { Credentials, Exchange } from '../model.ts';
import type { GetParts, Parts } from '../parts.ts';

type CredentialParts = Pick<
  Parts,
  'accounts' | 'readCredentials' | 'sameSid' | 'sameToken' | 'authenticate' | 'challenges'
>;

const BASIC = /^basic +([A-Za-z0-9+/]+={0,2})$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 7617 section 2 forbids exactly these
const CONTROL = /[\u0000-\u001f\u007f]/;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Null unless it is canonical base64 (RFC 4648 section 4) of valid UTF-8 without control characters. */
function decodeBasic(encoded: string): string | null {
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.toString('base64') !== encoded) return null;
  try {
    const text = utf8.decode(bytes);
    return CONTROL.test(text) ? null : text;
  } catch {
    return null;
  }
}

function readCredentials(x: Exchange): Credentials | null {
  const [header, ...more] = headerValues(x.incoming, 'authorization');
  const encoded = header === undefined || more.length > 0 ? undefined : BASIC.exec(header.trim())?.[1];
  const text = encoded === undefined ? null : decodeBasic(encoded);
  const colon = text === null ? -1 : text.indexOf(':');
  if (text === null || colon === -1) return null;
  return { accountSid: text.slice(0, colon), authToken: text.slice(colon + 1) };
}

/** Compares in constant time. */
function sameText(given: string, real: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(real);
  return timingSafeEqual(a.length === b.length ? a : b, b) && a.length === b.length;
}

export const credentialParts = (accounts: Credentials[], getParts: GetParts): CredentialParts => ({
  accounts,
  readCredentials,
  sameSid: sameText,
  sameToken: sameText,
  authenticate: (given) => {
    if (given === null) return null;
    const parts = getParts();
    const known = parts.accounts.filter((account) => parts.sameSid(given.accountSid, account.accountSid));
    return known.find((account) => parts.sameToken(given.authToken, account.authToken)) ?? null;
  },
  challenges: () => ['Basic realm="Twilio API"'],
});
