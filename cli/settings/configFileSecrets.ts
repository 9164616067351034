/** Finds secrets in a configuration file. The file is usually committed, so it must contain none. */

/** Where to put each secret instead. */
const ELSEWHERE: Record<string, string> = {
  authToken: 'set TWILIO_AUTH_TOKEN',
  otherAuthToken: 'set PROOFMARK_OTHER_AUTH_TOKEN',
};

/** Names of header fields that carry credentials (RFC 9110 section 11, RFC 6265) or look as if they did. */
const CREDENTIALS =
  /authorization|cookie|token|secret|password|passwd|api-?key|access-?key|subscription-?key|credential|signature|session|^x-.*key$/i;

/** A value of the form `scheme credentials` (RFC 9110 section 11.4). */
const AUTHENTICATES = /^(basic|bearer|digest|token|apikey|negotiate|aws4-hmac-sha256) +\S/i;

/** Describes the first secret as `pointer: problem; where it belongs`, or returns null. Never repeats a value. */
export function secretProblem(settings: unknown): string | null {
  if (typeof settings !== 'object' || settings === null) return null;
  for (const [name, value] of Object.entries(settings)) {
    const plain = name.replaceAll(/[-_]/g, '').toLowerCase();
    const secret = Object.keys(ELSEWHERE).find((known) => known.toLowerCase() === plain);
    if (secret !== undefined)
      return `/${name}: a configuration file must not contain a secret: ${ELSEWHERE[secret]} instead`;
    if ((name === 'baseUrl' || name === 'proxy') && hasUserinfo(value)) {
      const instead = name === 'baseUrl' ? 'set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN' : 'set HTTPS_PROXY';
      return `/${name}: contains credentials before the @; a configuration file must not contain a secret: ${instead} instead`;
    }
    if (name === 'header') {
      const field = fieldNames(value).find((one) => CREDENTIALS.test(one));
      if (namesFile(value)) return '/header: only --header can name a file of header fields';
      const told = field ?? fieldWith(value, AUTHENTICATES);
      if (told !== undefined) {
        return `/header: ${told} looks like a credential; a configuration file must not contain a secret: give it with --header instead`;
      }
    }
    if (name === 'hook' && typeof value === 'string' && CREDENTIALS.test(/^([\w-]+):/.exec(value)?.[1] ?? '')) {
      return '/hook: the header field looks like a credential; a configuration file must not contain a secret: give it with --hook instead';
    }
    if (name === 'clientKey' && typeof value === 'string' && value.includes('-----BEGIN')) {
      return '/clientKey: contains the key itself; a configuration file must not contain a secret: write the path of the key file instead';
    }
  }
  return null;
}

function hasUserinfo(value: unknown): boolean {
  return typeof value === 'string' && /^[^/?#]*\/\/[^/?#]*@/.test(value);
}

function namesFile(value: unknown): boolean {
  return [value].flat().some((one) => typeof one === 'string' && one.startsWith('@'));
}

/** The names in `{ "Name": "value" }` or in `["Name: value"]`. A name without a value, which a variable holds, is no secret. */
function fieldNames(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(':') ? [value.split(':')[0] ?? ''] : [];
  if (Array.isArray(value)) return value.flatMap(fieldNames);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** The first name in `{ "Name": "value" }` or in `["Name: value"]` whose value matches `wanted`. */
function fieldWith(value: unknown, wanted: RegExp): string | undefined {
  if (typeof value === 'string') {
    const [, name = '', rest = ''] = /^([^:]*): *(.*)$/s.exec(value) ?? [];
    return wanted.test(rest) ? name : undefined;
  }
  if (Array.isArray(value)) return value.map((one) => fieldWith(one, wanted)).find((name) => name !== undefined);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([, one]) => typeof one === 'string' && wanted.test(one))?.[0];
}
