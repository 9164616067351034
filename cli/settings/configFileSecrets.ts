/** What a configuration file must not hold: it lies in a repository, where others read it. */

/** Where each secret belongs. */
const ELSEWHERE: Record<string, string> = {
  authToken: 'set TWILIO_AUTH_TOKEN',
  otherAuthToken: 'set PROOFMARK_OTHER_AUTH_TOKEN',
};

/** Names of fields that carry credentials (RFC 9110 11, RFC 6265), or that look as if they did. */
const CREDENTIALS =
  /authorization|cookie|token|secret|password|passwd|api-?key|access-?key|subscription-?key|credential|signature|session|^x-.*key$/i;

/** A value that begins with an authentication scheme and goes on with credentials (RFC 9110 11.4). */
const AUTHENTICATES = /^(basic|bearer|digest|token|apikey|negotiate|aws4-hmac-sha256) +\S/i;

/**
 * Why the file is refused, as `pointer: what; where it belongs`, or null. Never repeats a value.
 */
export function secretProblem(settings: unknown): string | null {
  if (typeof settings !== 'object' || settings === null) return null;
  for (const [name, value] of Object.entries(settings)) {
    const plain = name.replaceAll(/[-_]/g, '').toLowerCase();
    const secret = Object.keys(ELSEWHERE).find((known) => known.toLowerCase() === plain);
    if (secret !== undefined) return `/${name}: a configuration file holds no secret: ${ELSEWHERE[secret]} instead`;
    if ((name === 'baseUrl' || name === 'proxy') && hasUserinfo(value)) {
      const instead = name === 'baseUrl' ? 'set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN' : 'set HTTPS_PROXY';
      return `/${name}: holds credentials before the @; a configuration file holds no secret: ${instead} instead`;
    }
    if (name === 'header') {
      const field = fieldNames(value).find((one) => CREDENTIALS.test(one));
      const told = field ?? fieldWith(value, AUTHENTICATES);
      if (told !== undefined) {
        return `/header: ${told} looks like a credential; a configuration file holds no secret: give it with --header instead`;
      }
    }
    if (name === 'hook' && typeof value === 'string' && CREDENTIALS.test(/^([\w-]+):/.exec(value)?.[1] ?? '')) {
      return '/hook: the field looks like a credential; a configuration file holds no secret: give it with --hook instead';
    }
    if (name === 'clientKey' && typeof value === 'string' && value.includes('-----BEGIN')) {
      return '/clientKey: holds the key itself; a configuration file holds no secret: write the path of its file instead';
    }
  }
  return null;
}

function hasUserinfo(value: unknown): boolean {
  return typeof value === 'string' && /^[^/?#]*\/\/[^/?#]*@/.test(value);
}

/** Of `{ "Name": "value" }` as of `["Name: value"]`. */
function fieldNames(value: unknown): string[] {
  if (typeof value === 'string') return [value.split(':')[0] ?? ''];
  if (Array.isArray(value)) return value.flatMap(fieldNames);
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** The name of the first field with such a value, of `{ "Name": "value" }` as of `["Name: value"]`. */
function fieldWith(value: unknown, wanted: RegExp): string | undefined {
  if (typeof value === 'string') {
    const [, name = '', rest = ''] = /^([^:]*): *(.*)$/s.exec(value) ?? [];
    return wanted.test(rest) ? name : undefined;
  }
  if (Array.isArray(value)) return value.map((one) => fieldWith(one, wanted)).find((name) => name !== undefined);
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([, one]) => typeof one === 'string' && wanted.test(one))?.[0];
}
