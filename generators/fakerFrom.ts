/** Realistic values drawn by fast-check, so that a seed replays a run exactly. */
import type { Faker } from '@faker-js/faker';
import { faker } from '@faker-js/faker/locale/en';
import fc from 'fast-check';

/**
 * A faker seeded with a non-negative 32-bit integer. All callers share one instance, and each call sets a new seed. Therefore draw
 * values immediately. A single locale loads six times as fast as all locales.
 */
export function fakerFrom(seed: number): Faker {
  faker.seed(seed);
  return faker;
}

/** Values that `make` draws from a seeded faker; they shrink towards the value of seed 0. */
export function faked<T>(make: (faker: Faker) => T): fc.Arbitrary<T> {
  return fc.nat().map((seed) => make(fakerFrom(seed)));
}
