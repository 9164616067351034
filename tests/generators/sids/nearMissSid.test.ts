import { describe, expect, it } from 'vitest';
import { isUnguessable, nearMissSids } from '../../../generators/sids/nearMissSid.ts';

describe('near misses of a sid', () => {
  const sid = 'QU0123456789abcdef';

  it('differ from the sid in one way each', () => {
    expect(nearMissSids(sid, 'QU', ['QU', 'AP']).map((miss) => miss.sid)).toEqual([
      'QU1123456789abcdef',
      'QU0123456799abcdef',
      'QU0123456789abcdea',
      'QU0123456789abcde',
      'QU01234567',
      'QU0123456789abcdef0',
      '0123456789abcdef',
      'AP0123456789abcdef',
      'QU0123456789abcde%',
      'QU0123456789abcde_',
      'QU0123456789abcde*',
    ]);
  });

  it('keep the characters that are no digits, and have no other prefix if the sid has none', () => {
    const misses = nearMissSids('1a2b-3c4d', '', ['AP']).map((miss) => miss.sid);
    expect(misses.slice(0, 3)).toEqual(['2a2b-3c4d', '1a2b-4c4d', '1a2b-3c4e']);
    expect(misses.some((miss) => miss.startsWith('AP'))).toBe(false);
  });

  it('never equal the sid or one another', () => {
    const misses = nearMissSids('x', '', []).map((miss) => miss.sid);
    expect(misses).toHaveLength(new Set(misses).size);
    expect(misses).not.toContain('x');
    expect(misses).not.toContain('');
  });
});

describe('a sid is unguessable', () => {
  it.each([
    ['QU0123456789abcdef0123456789abcdef', 'QUfedcba9876543210fedcba9876543210', true],
    ['QU00000000000000000000000000000017', 'QU00000000000000000000000000000018', false],
    ['17', '18', false],
  ])('%s, beside %s: %s', (one, other, expected) => {
    expect(isUnguessable(one, other)).toBe(expected);
  });
});
