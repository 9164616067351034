/** Values that a schema allows, where the profile's own kinds of field cannot say which. */
import fc from 'fast-check';
import type { JsonObject } from '../../../../specs/profile/mergePatch.ts';
import { isPattern } from '../description/schemas.ts';

/** One value each; hosts and numbers that nobody has (RFC 2606, RFC 5737). */
const BY_FORMAT: Record<string, string> = {
  'date-time': '2030-01-02T03:04:05Z',
  date: '2030-01-02',
  time: '03:04:05Z',
  email: 'someone@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uuid: '3f2b8c1e-5d47-4a90-9c61-2e8f0b7a6d53',
  'iso-country-code': 'US',
};
const SEED = 1;
const MOST = 3;

/** `XX` of a pattern such as `^XX[0-9a-fA-F]{32}$`; undefined for another. */
export function sidPrefixIn({ pattern }: JsonObject): string | undefined {
  if (typeof pattern !== 'string') return undefined;
  return /^\^?\(?([A-Z]{2})(?:\|[A-Z]{2})*\)?\[(?:0-9a-fA-F|0-9A-Fa-f|a-fA-F0-9|A-Fa-f0-9|0-9a-f|a-f0-9)\]\{32\}\$?$/.exec(
    pattern,
  )?.[1];
}

/** Whether a pattern is that of a telephone number in the form of E.164: `+`, and up to 15 digits. */
export function isPhonePattern({ pattern }: JsonObject): boolean {
  if (typeof pattern !== 'string' || !isPattern(pattern)) return false;
  const matches = new RegExp(pattern, 'u');
  const good = ['+12025550123', '+442079460123'];
  const bad = ['hello', '+', '2025550123x', '+0a'];
  return good.every((text) => matches.test(text)) && bad.every((text) => !matches.test(text));
}

/** A few values by the schema's example, enumeration, default, pattern or format; empty where none of them says. */
export function samples(schema: JsonObject): string[] {
  const { example, examples, default: preset, enum: listed, const: only, pattern, format } = schema;
  const told = [
    only,
    ...(Array.isArray(listed) ? listed : []),
    example,
    ...(Array.isArray(examples) ? examples : []),
    preset,
  ]
    .filter((value): value is string | number => typeof value === 'string' || typeof value === 'number')
    .map(String)
    .filter((value) => value !== '');
  if (told.length > 0) return [...new Set(told)];
  if (typeof pattern === 'string') return ofPattern(schema, pattern);
  const known = typeof format === 'string' && Object.hasOwn(BY_FORMAT, format) ? BY_FORMAT[format] : undefined;
  return known === undefined ? [] : [known];
}

/** The same ones each time. */
function ofPattern({ minLength, maxLength }: JsonObject, pattern: string): string[] {
  const low = typeof minLength === 'number' ? minLength : 1;
  const high = typeof maxLength === 'number' ? maxLength : 200;
  try {
    const made = fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { seed: SEED, numRuns: 50 });
    const fit = made.filter((text) => text.length >= Math.max(1, low) && text.length <= high && text.trim() === text);
    return [...new Set(fit)].slice(0, MOST);
  } catch {
    return []; // a pattern that fast-check cannot make text of
  }
}
