/** `--hook` and `--header`. A hook tells the target which status to answer. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Hook } from '../../client/settings.ts';
import { UsageError } from '../process/errors.ts';

const FORMS = "'Name: value with {status}', '?query={status}' or '/path/{status}'";

/**
 * Reads one of the three forms of a hook.
 * @throws UsageError unless `{status}` occurs in it exactly once
 */
export function parseHook(text: string): Hook {
  if (text.split('{status}').length !== 2) {
    throw new UsageError(`--hook must contain {status} exactly once: ${FORMS}`);
  }
  if (text.startsWith('?')) {
    if (/[#\s]/.test(text))
      throw new UsageError("--hook: a query such as '?query={status}' cannot contain # or a space");
    return { form: 'query', template: text.slice(1) };
  }
  if (text.startsWith('/')) {
    if (/[?#\s]/.test(text))
      throw new UsageError("--hook: a path such as '/path/{status}' cannot contain ?, # or a space");
    return { form: 'path', template: text };
  }
  const [name, template] = parseHeader('--hook', text, FORMS);
  return { form: 'header', name, template };
}

/** Fields that the suites set themselves (RFC 9110, RFC 9112). A fixed value would defeat their tests. */
const RESERVED = new Set([
  'authorization',
  'connection',
  'content-length',
  'content-type',
  'expect',
  'host',
  'if-modified-since',
  'if-none-match',
  'transfer-encoding',
  'x-http-method',
  'x-http-method-override',
  'x-method-override',
]);

/**
 * Reads `Name: value`.
 * @throws UsageError for an invalid or reserved header; the message omits the value, which may be secret
 */
export function parseHeader(flag: string, text: string, forms = "'Name: value'"): [name: string, value: string] {
  const colon = text.indexOf(':');
  if (colon < 1) throw new UsageError(`${flag} expects ${forms}`);
  const name = text.slice(0, colon).trim();
  const value = text.slice(colon + 1).trim();
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new UsageError(`${flag}: not a valid HTTP header; expected ${forms}`);
  }
  if (RESERVED.has(name.toLowerCase())) {
    throw new UsageError(`${flag}: the suites set ${name} themselves, so it cannot be sent with every request`);
  }
  return [name, value];
}
