/** Hides the target's own secrets, recognised by the names of their members; lists header fields that may be shown. */

/** Matches the end of the name of a member, element or parameter. */
const SECRET =
  '(?:[\\w-]*(?:auth[_-]?token|access[_-]?token|refresh[_-]?token|id[_-]?token|session[_-]?token|bearer[_-]?token|csrf[_-]?token|security[_-]?token|api[_-]?token|secret|password|passwd|passphrase|api[_-]?key|private[_-]?key|signing[_-]?key|secret[_-]?key|access[_-]?key|credentials?|authorization|cookie|session[_-]?id)|token|jwt)';
/** A quote with any number of backslashes, because a JSON string may itself contain JSON. */
const QUOTE = '\\\\*"';
const MEMBER = new RegExp(`(${QUOTE}${SECRET}${QUOTE}\\s*:\\s*)(?=\\S)`, 'gi');
const ELEMENT = new RegExp(`<((?:[\\w.-]+:)?${SECRET})(?:\\s[^<>]*)?>`, 'gi');
const PARAMETER = new RegExp(`((?:^|[?&;\\s"'])(?:${SECRET})=)([^&;\\s"'<>]+)`, 'gi');
/** A property as proofmark's messages show it: `auth_token "…"`. */
const PROPERTY = new RegExp(`((?:^|\\s)(?:${SECRET}) )("(?:[^"\\\\]|\\\\.)*"?)`, 'gi');

/** Matches the whole name of a header field, such as `Set-Cookie`. */
const FIELD = new RegExp(`^(?:${SECRET})$`, 'i');

export const HIDDEN = '<hidden>';

/** Whether the name of a header field says that its value is a secret. */
export function isSecretField(name: string): boolean {
  return FIELD.test(name);
}

/** Returns what stands in place of a secret. */
type Fill = (secret: string) => string;

/** Hides the value of each member, element, parameter and property that is named like a secret. */
export function hideNamedSecrets(text: string): string {
  return replaceNamedSecrets(text, () => HIDDEN).replace(PROPERTY, `$1"${HIDDEN}"`);
}

/** Replaces the value of each member, element and parameter that is named like a secret. A value of another type becomes a string. */
export function replaceNamedSecrets(text: string, fill: Fill): string {
  return replaceElements(replaceMembers(text, fill), fill).replace(
    PARAMETER,
    (_, name: string, value: string) => name + fill(value),
  );
}

function replaceElements(text: string, fill: Fill): string {
  let result = '';
  let copied = 0;
  for (const match of text.matchAll(ELEMENT)) {
    const [open, name = ''] = match;
    const from = match.index + open.length;
    if (match.index < copied || open.endsWith('/>')) continue;
    const to = endOfElement(text, from, name);
    const content = text.slice(from, to);
    if (['', HIDDEN].includes(content.trim())) continue;
    result += text.slice(copied, from) + fill(content);
    copied = to;
  }
  return result + text.slice(copied);
}

/** The content of an element ends at its closing tag or, if there is none, at the next tag. */
function endOfElement(text: string, from: number, name: string): number {
  const close = text.indexOf(`</${name}`, from);
  if (close !== -1) return close;
  // Sections, comments and `<hidden>` are not tags.
  const next = /<(?!!|hidden>)/.exec(text.slice(from));
  return next === null ? text.length : from + next.index;
}

function replaceMembers(text: string, fill: Fill): string {
  let result = '';
  let copied = 0;
  for (const match of text.matchAll(MEMBER)) {
    const from = match.index + match[0].length;
    if (match.index < copied) continue;
    const to = endOfValue(text, from);
    const value = text.slice(from, to);
    if (/^(null|true|false|\\*"\\*")$/.test(value) || isHidden(value)) continue;
    const [opening] = /^\\*"/.exec(value) ?? [];
    const quote = opening ?? '"';
    const secret =
      opening === undefined
        ? value
        : value.slice(opening.length, Math.max(opening.length, value.length - opening.length));
    result += `${text.slice(copied, from)}${quote}${fill(secret)}${quote}`;
    copied = to;
  }
  return result + text.slice(copied);
}

function isHidden(value: string): boolean {
  const [quote] = /^\\*"/.exec(value) ?? [];
  return quote !== undefined && value === quote + HIDDEN + quote;
}

/** The end of the JSON value that begins at `from`, which may be nested, escaped or cut off. */
function endOfValue(text: string, from: number): number {
  const [quote] = /^\\*"/.exec(text.slice(from, from + 32)) ?? [];
  if (quote !== undefined) return endOfString(text, from, quote);
  if (!/[[{]/.test(text.charAt(from))) return from + (/^[^\s,}\]]*/.exec(text.slice(from))?.[0].length ?? 0);
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '"') at = endOfString(text, at, '"') - 1;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

/** A quote with the same number of backslashes ends the string. */
function endOfString(text: string, from: number, quote: string): number {
  for (let at = from + quote.length; at < text.length; at += 1) {
    const end = text.indexOf('"', at);
    if (end === -1) return text.length;
    let backslashes = 0;
    while (text.charAt(end - 1 - backslashes) === '\\') backslashes += 1;
    if (backslashes <= quote.length - 1) return end + 1;
    at = end;
  }
  return text.length;
}

/** Response fields that are never secret: fields of HTTP (RFC 9110, 9111, 9112), fields of browsers, and request ids. */
const SHOWN = new Set(
  `accept-ranges age allow alt-svc cache-control connection content-disposition content-encoding content-language content-length
   content-location content-range content-security-policy content-type date etag expect-ct expires keep-alive last-modified link
   location pragma preference-applied proxy-authenticate proxy-connection referrer-policy retry-after server
   server-timing strict-transport-security te trailer transfer-encoding twilio-concurrent-requests twilio-request-duration
   twilio-request-id upgrade vary via warning www-authenticate x-content-type-options x-frame-options x-powered-by
   x-request-id x-correlation-id x-home-region x-api-domain x-shenanigans deprecation sunset`
    .trim()
    .split(/\s+/),
);
const SHOWN_PREFIXES = ['access-control-', 'ratelimit', 'x-ratelimit-'];

/** Whether reports may show the value of a response field. For all other fields, reports show only the name. */
export function isShownField(name: string): boolean {
  const lower = name.toLowerCase();
  return SHOWN.has(lower) || SHOWN_PREFIXES.some((prefix) => lower.startsWith(prefix));
}
