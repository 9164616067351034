/** Keeps credentials with the target, whatever named the path of a request: the profile, a list, a redirect or a ledger. */
import type { HttpRequest } from '../exchange.ts';
import { Inconclusive } from '../failures.ts';

/**
 * A path that stays with the host before it: it begins with one slash, since `//host` names another host (RFC 3986 4.2). A
 * backslash, a space or a control character is read as a slash, or left out, by some parsers of URLs.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it must not contain
const STAYS = /^\/(?!\/)[^\u0000-\u0020\\\u007f]*$/;

/** Throws Inconclusive unless the request goes to the origin of the base URL. */
export function checkOrigin(baseUrl: string, { path }: HttpRequest): void {
  const base = new URL(baseUrl);
  const sent = STAYS.test(path) && URL.canParse(`${baseUrl}${path}`) ? new URL(`${baseUrl}${path}`) : null;
  if (sent !== null && sent.origin === base.origin && sent.username === base.username) return;
  throw new Inconclusive(
    `refused to send the credentials to ${JSON.stringify(path.slice(0, 200))}: it may lead away from ${base.origin}`,
  );
}
