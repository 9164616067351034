import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clauseSeed, draw, sample } from '../../generators/seed.ts';
import { MALFORMATIONS, malformedSid, unknownSid, validSid } from '../../generators/sids/sid.ts';

describe('seeds', () => {
  it('each clause has its own reproducible 32-bit seed', () => {
    expect(clauseSeed(1, 'auth.wrong-token')).toBe(1104542612);
    expect(clauseSeed(2, 'auth.wrong-token')).not.toBe(clauseSeed(1, 'auth.wrong-token'));
    expect(clauseSeed(1, 'auth.near-miss-token')).not.toBe(clauseSeed(1, 'auth.wrong-token'));
    const seeds = Array.from({ length: 500 }, (_, n) => clauseSeed(n, 'get.200'));
    expect(new Set(seeds).size).toBe(500);
    expect(seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed < 2 ** 32)).toBe(true);
  });

  it('a sample equals the values of a property, in order', () => {
    const seen: string[] = [];
    fc.assert(
      fc.property(unknownSid('QU'), (sid) => void seen.push(sid)),
      { seed: 4_000_000_000, numRuns: 5 },
    );
    expect(sample(unknownSid('QU'), 4_000_000_000, 5)).toEqual(seen);
    expect(draw(unknownSid('QU'), 4_000_000_000)).toBe(seen[0]);
  });
});

describe('sids', () => {
  it('unknown sids are well-formed and distinct', () => {
    const sids = sample(unknownSid('QU'), 1, 1000);
    expect(sids.every((sid) => /^QU[0-9a-f]{32}$/.test(sid))).toBe(true);
    expect(new Set(sids).size).toBe(1000);
    expect(sids.some((sid) => /(.)\1{7}/.test(sid))).toBe(false);
    expect(validSid('AP', 3)).toBe(validSid('AP', 3));
    expect(validSid('AP', 3)).not.toBe(validSid('AP', 4));
  });

  it('malformed sids have exactly the requested defect', () => {
    const reasons: Record<string, RegExp> = {
      'too-short': /^QU[0-9a-f]{8,31}$/,
      'too-long': /^QU[0-9a-f]{33,64}$/,
      'another-prefix': /^(?!QU)[A-Z]{2}[0-9a-f]{32}$/,
      'not-hexadecimal': /^QU(?=[0-9a-f]*[g-zG-Z][0-9a-f]*$)[0-9a-zA-Z]{32}$/,
    };
    for (const how of MALFORMATIONS)
      for (const sid of sample(malformedSid('QU', how), 1, 200)) expect(sid).toMatch(reasons[how] ?? /never/);
    for (const sid of sample(malformedSid('QU'), 1, 500)) expect(sid).not.toMatch(/^QU[0-9a-fA-F]{32}$/);
    expect(sample(malformedSid('QU'), 1, 200).some((sid) => sid.length === 33)).toBe(true);
    expect(sample(malformedSid('QU'), 1, 200).some((sid) => sid.length === 35)).toBe(true);
  });
});
