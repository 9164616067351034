/** Sample values for schemas that no field type of a profile expresses. */
import fc from 'fast-check';
import type { JsonObject } from '../../../../specs/profile/mergePatch.ts';
import { LinearPattern } from '../../../../specs/utils/linearPattern.ts';
import { isPattern } from '../description/schemas.ts';

/** One value per format; hosts and addresses are reserved for examples (RFC 2606, RFC 5737). */
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
const MAX_SAMPLES = 3;

/** Returns `XX` for a pattern such as `^XX[0-9a-fA-F]{32}$`, else undefined. */
export function sidPrefixIn({ pattern }: JsonObject): string | undefined {
  if (typeof pattern !== 'string') return undefined;
  return /^\^?\(?([A-Z]{2})(?:\|[A-Z]{2})*\)?\[(?:0-9a-fA-F|0-9A-Fa-f|a-fA-F0-9|A-Fa-f0-9|0-9a-f|a-f0-9)\]\{32\}\$?$/.exec(
    pattern,
  )?.[1];
}

/** Whether the pattern matches E.164 telephone numbers: `+` and up to 15 digits. */
export function isPhonePattern({ pattern }: JsonObject): boolean {
  if (typeof pattern !== 'string' || !isPattern(pattern)) return false;
  const matches = new LinearPattern(pattern);
  const good = ['+12025550123', '+442079460123'];
  const bad = ['hello', '+', '2025550123x', '+0a'];
  return good.every((text) => matches.test(text)) && bad.every((text) => !matches.test(text));
}

/** Returns values from the schema's enumeration, examples, default, pattern or format; empty if it has none of them. */
export function samples(schema: JsonObject): string[] {
  const { example, examples, default: preset, enum: listed, const: only, pattern, format } = schema;
  const values = [
    only,
    ...(Array.isArray(listed) ? listed : []),
    example,
    ...(Array.isArray(examples) ? examples : []),
    preset,
  ]
    .filter((value): value is string | number => typeof value === 'string' || typeof value === 'number')
    .map(String)
    .filter((value) => value !== '');
  if (values.length > 0) return [...new Set(values)];
  if (typeof pattern === 'string') return samplesOfPattern(schema, pattern);
  const known = typeof format === 'string' && Object.hasOwn(BY_FORMAT, format) ? BY_FORMAT[format] : undefined;
  return known === undefined ? [] : [known];
}

/** Generates values that match the pattern, always the same ones. */
function samplesOfPattern({ minLength, maxLength }: JsonObject, pattern: string): string[] {
  const low = typeof minLength === 'number' ? minLength : 1;
  const high = typeof maxLength === 'number' ? maxLength : 200;
  if (!isPattern(pattern)) return [];
  try {
    const made = fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { seed: SEED, numRuns: 50 });
    const fit = made.filter((text) => text.length >= Math.max(1, low) && text.length <= high && text.trim() === text);
    return [...new Set(fit)].slice(0, MAX_SAMPLES);
  } catch {
    return []; // fast-check does not support the pattern
  }
}
