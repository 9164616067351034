/** `--hook`: how the target is told to answer a status. */
import { validateHeaderName, validateHeaderValue } from 'node:http';
import type { Hook } from '../../client/settings.ts';
import { UsageError } from '../process/errors.ts';

const FORMS = "'Name: value with {status}', '?query={status}' or '/path/{status}'";

/** Reads one of the three forms; `{status}` stands in it once. */
export function parseHook(text: string): Hook {
  if (text.split('{status}').length !== 2) {
    throw new UsageError(`--hook wants {status} in it exactly once: ${FORMS}`);
  }
  if (text.startsWith('?')) {
    if (/[#\s]/.test(text)) throw new UsageError("--hook: a query such as '?query={status}' holds no # and no space");
    return { form: 'query', template: text.slice(1) };
  }
  if (text.startsWith('/')) {
    if (/[?#\s]/.test(text)) throw new UsageError("--hook: a path such as '/path/{status}' holds no ?, # or space");
    return { form: 'path', template: text };
  }
  const [name, template] = parseHeader('--hook', text, FORMS);
  return { form: 'header', name, template };
}

/** Fields that the suites themselves set, so that a standing header would undo what they test (RFC 9110, RFC 9112). */
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

/** Reads `Name: value`. The value may be secret: no message repeats it. */
export function parseHeader(flag: string, text: string, forms = "'Name: value'"): [name: string, value: string] {
  const colon = text.indexOf(':');
  if (colon < 1) throw new UsageError(`${flag} wants ${forms}`);
  const name = text.slice(0, colon).trim();
  const value = text.slice(colon + 1).trim();
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
  } catch {
    throw new UsageError(`${flag}: not a header that HTTP can carry; wanted is ${forms}`);
  }
  if (RESERVED.has(name.toLowerCase())) {
    throw new UsageError(`${flag}: the suites set ${name} themselves; it cannot be sent with every request`);
  }
  return [name, value];
}
