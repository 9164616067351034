/** Sids of no resource: well-formed ones (a prefix and 32 hexadecimal digits) and malformed ones. */
import fc from 'fast-check';
import { draw } from '../seed.ts';

export const MALFORMATIONS = ['too-short', 'too-long', 'another-prefix', 'not-hexadecimal'] as const;
export type Malformation = (typeof MALFORMATIONS)[number];

const HEX = '0123456789abcdef';

const digits = (length: number, alphabet = HEX): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length });

/** Evenly distributed digits that never shrink, because a target may use a simple sid such as 32 zeros. */
const unguessable = (length: number): fc.Arbitrary<string> => fc.noShrink(fc.noBias(digits(length)));

/** Well-formed sids that no resource has (with a probability of 1 − 2^-128). */
export function unknownSid(prefix: string): fc.Arbitrary<string> {
  return unguessable(32).map((hex) => prefix + hex);
}

/** One well-formed unknown sid, which depends on the seed. */
export function validSid(prefix: string, seed: number): string {
  return draw(unknownSid(prefix), seed);
}

const MALFORMED: Record<Malformation, (prefix: string) => fc.Arbitrary<string>> = {
  'too-short': (prefix) =>
    fc.oneof(unguessable(31), fc.integer({ min: 8, max: 30 }).chain(unguessable)).map((hex) => prefix + hex),
  'too-long': (prefix) =>
    fc.oneof(unguessable(33), fc.integer({ min: 34, max: 64 }).chain(unguessable)).map((hex) => prefix + hex),
  'another-prefix': (prefix) =>
    fc
      .tuple(
        fc.constantFrom(...['AC', 'QU', 'AP', 'PN', 'XX', 'ZZ'].filter((other) => other !== prefix)),
        unguessable(32),
      )
      .map(([other, hex]) => other + hex),
  'not-hexadecimal': (prefix) =>
    fc
      .tuple(unguessable(31), fc.constantFrom(...'ghijklmnopqrstuvwxyzGXZ'), fc.nat({ max: 31 }))
      .map(([hex, letter, at]) => prefix + hex.slice(0, at) + letter + hex.slice(at)),
};

/**
 * Sids that are malformed in one way: too short, too long, with another prefix, or not hexadecimal. They consist of letters and
 * digits, so they need no encoding in a path.
 */
export function malformedSid(prefix: string, how?: Malformation): fc.Arbitrary<string> {
  return how === undefined ? fc.oneof(...MALFORMATIONS.map((each) => MALFORMED[each](prefix))) : MALFORMED[how](prefix);
}
