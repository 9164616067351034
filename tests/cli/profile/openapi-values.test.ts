/** Field values, derived from the schemas of an OpenAPI description. */
import { describe, expect, it } from 'vitest';
import { isPhonePattern, samples, sidPrefixIn } from '../../../cli/profile/openapi/resources/values.ts';

describe('values', () => {
  it('come from the example, the enumeration, the pattern or the format', () => {
    expect(samples({ example: 'a', default: 'b' })).toEqual(['a', 'b']);
    expect(samples({ format: 'date-time' })).toEqual(['2030-01-02T03:04:05Z']);
    expect(samples({ type: 'string' })).toEqual([]);
    expect(samples({ pattern: '^v[0-9]$' }).every((text) => /^v[0-9]$/.test(text))).toBe(true);
    expect(samples({ pattern: '^v[0-9]$' })).toEqual(samples({ pattern: '^v[0-9]$' }));
  });

  it.each([
    ['^QU[0-9a-fA-F]{32}$', 'QU'],
    ['^(SM|MM)[0-9a-fA-F]{32}$', 'SM'],
    ['^QU[0-9a-f]{31}$', undefined],
    ['^[a-z]+$', undefined],
  ])('the sid prefix in the pattern %s is %s', (pattern, prefix) => {
    expect(sidPrefixIn({ pattern })).toBe(prefix);
  });

  it.each([
    ['^\\+[1-9]\\d{1,14}$', true],
    ['^\\+?[0-9]+$', false],
    ['^.*$', false],
    ['[', false],
  ])('the pattern %s describes telephone numbers: %s', (pattern, expected) => {
    expect(isPhonePattern({ pattern: pattern.replace('^\\+?[0-9]+$', '^[0-9+]+$') })).toBe(expected);
  });
});
