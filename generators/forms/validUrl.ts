/** Absolute http and https URLs on reserved hosts (RFC 2606), in a form that parsers leave unchanged. */
import fc from 'fast-check';
import { lazy } from '../../specs/utils/memoize.ts';
import { faked } from '../fakerFrom.ts';
import { plainText, validCharacter } from './text.ts';

/** The shortest URL that generators use. */
export const SHORTEST_URL = 'http://example.com';

/** The smallest `maxLength` that permits URLs of every kind. Characters. */
export const LEAST_URL_BOUND = 20;

const host = (): fc.Arbitrary<string> =>
  fc.oneof(
    { withCrossShrink: true },
    fc.constant('example.com'),
    faked((faker) => `${faker.internet.domainWord().slice(0, 40)}.example.com`),
    faked((faker) => `${faker.internet.domainWord().slice(0, 40)}.example`),
  );
const port = (): fc.Arbitrary<string> =>
  fc.option(fc.integer({ min: 1024, max: 65_535 }), { nil: null, freq: 3 }).map((n) => (n === null ? '' : `:${n}`));
const shortText = lazy(() => fc.string({ unit: validCharacter(), minLength: 1, maxLength: 4 }));
const piece = (): fc.Arbitrary<string> =>
  fc.oneof(
    faked((faker) => faker.lorem.slug(2)),
    fc.constantFrom('voice.xml', 'a%20b', 'a+b', '%25', '%e2%82%ac', '%F0%9F%98%80', 'x.y~z', 'A%2FB'),
    shortText().map((text) => `p${encodeURIComponent(text)}`),
  );
const path = (): fc.Arbitrary<string> =>
  fc.array(piece(), { maxLength: 3 }).map((pieces) => pieces.map((p) => `/${p}`).join(''));
const query = (): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom('a', 'id', 'q', 'name'), piece()), { maxLength: 3 })
    .map((pairs) => (pairs.length === 0 ? '' : `?${pairs.map(([name, value]) => `${name}=${value}`).join('&')}`));

/**
 * ASCII URLs of at most `maxLength` characters, without space, fragment and userinfo. Paths and queries contain `&`, `=`, `+` and
 * `%`.
 * @throws RangeError if `maxLength` is below 20.
 */
export function validUrl(maxLength = 400): fc.Arbitrary<string> {
  if (maxLength < LEAST_URL_BOUND) throw new RangeError(`no URL fits into ${maxLength} characters`);
  return fc
    .tuple(fc.constantFrom('http', 'https'), host(), port(), path(), query())
    .map(([scheme, name, number, where, what]) => {
      const full = `${scheme}://${name}${number}${where === '' && what !== '' ? '/' : where}${what}`;
      return full.length <= maxLength ? full : SHORTEST_URL;
    });
}

/** A URL of exactly `length` characters, or the shortest one if `length` is below 20. */
export function urlOfLength(length: number): string {
  const base = `${SHORTEST_URL}/`;
  return length <= base.length ? SHORTEST_URL : `${base}${plainText(length - base.length)}`;
}
