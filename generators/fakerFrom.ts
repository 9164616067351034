/** Human-looking values whose randomness is fast-check's, so that a seed replays a run exactly. */
import type { Faker } from '@faker-js/faker';
import { faker } from '@faker-js/faker/locale/en';
import fc from 'fast-check';

/**
 * A faker that starts from `seed` (a non-negative 32-bit integer). It is one shared instance, seeded anew by each call:
 * draw at once and keep no hold of it. Loading the one locale costs a sixth of loading them all.
 */
export function fakerFrom(seed: number): Faker {
  faker.seed(seed);
  return faker;
}

/** Values that `make` draws from a seeded faker; they shrink towards the one that seed 0 gives. */
export function faked<T>(make: (faker: Faker) => T): fc.Arbitrary<T> {
  return fc.nat().map((seed) => make(fakerFrom(seed)));
}
