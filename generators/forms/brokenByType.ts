/**
 * Invalid values by field type: each function returns the values that are invalid in one way, or null if that way does not exist
 * for the type.
 */
import fc from 'fast-check';
import type { EnumField, IntegerField, StringField, UrlField } from '../../specs/profile/model.ts';
import { faked } from '../fakerFrom.ts';
import type { BrokenHow } from './brokenWays.ts';
import { plainText } from './text.ts';
import { LEAST_URL_BOUND, urlOfLength, validUrl } from './validUrl.ts';

export type LabelledText = fc.Arbitrary<{ value: string; label: string }>;

const ofLength = (min: number, max: number, bound: string): LabelledText =>
  fc.tuple(fc.integer({ min, max }), fc.nat({ max: 25 })).map(([length, start]) => ({
    value: plainText(start + length).slice(start),
    label: `${length} characters, ${bound}`,
  }));

export const brokenString = (field: StringField, how: BrokenHow): LabelledText | null => {
  const { minLength: min, maxLength: max } = field;
  if (how === 'too-short' && min > 0) return ofLength(0, min - 1, `${min} at least`);
  if (how !== 'too-long') return null;
  const bound = `${max} at most`;
  return fc.oneof(ofLength(max + 1, max + 1, bound), ofLength(max + 1, max * 4 + 200, bound));
};

export const brokenInteger = ({ minimum, maximum }: IntegerField, how: BrokenHow): LabelledText | null => {
  const labelled = (made: fc.Arbitrary<string>, why: string): LabelledText =>
    made.map((value) => ({ value, label: `${value}, ${why}` }));
  const far = (sign: '' | '-'): fc.Arbitrary<string> =>
    fc.constantFrom(`${sign}2147483648`, `${sign}4294967297`, `${sign}9223372036854775808`, `${sign}${'9'.repeat(30)}`);
  const beyond = (value: string): boolean => Number(value) > maximum || Number(value) < minimum;
  if (how === 'below-minimum') {
    const near = fc.integer({ min: minimum - 10_000, max: minimum - 1 }).map(String);
    const one = fc.constantFrom(...[minimum - 1, -1].filter((n) => n < minimum)).map(String);
    return labelled(fc.oneof(one, near, far('-').filter(beyond)), `${minimum} at least`);
  }
  if (how === 'above-maximum') {
    const near = fc.integer({ min: maximum + 1, max: maximum + 10_000 }).map(String);
    return labelled(fc.oneof(fc.constant(String(maximum + 1)), near, far('').filter(beyond)), `${maximum} at most`);
  }
  const inside = fc.integer({ min: minimum, max: Math.max(minimum, maximum - 1) });
  if (how === 'not-an-integer') {
    const words = fc.oneof(
      faked((faker) => faker.word.noun()),
      inside.map((n) => `x${n}`),
      fc.constantFrom('true', 'null', 'NaN', 'twelve'),
    );
    return labelled(words, 'no integer');
  }
  if (how !== 'integer-with-a-tail') return null;
  // A parser that stops at the first non-digit wrongly accepts these values.
  const tails = inside.map((n) => `${n}abc`);
  if (maximum <= Math.max(0, minimum)) return labelled(tails, 'no integer to its end');
  const fractions = fc.integer({ min: Math.max(0, minimum), max: maximum - 1 }).map((n) => `${n}.5`);
  return labelled(fc.oneof(tails, fractions), 'no integer to its end');
};

export const brokenEnum = ({ values }: EnumField, how: BrokenHow): LabelledText | null => {
  if (how !== 'not-in-enum') return null;
  const allowed = new Set(values.map((value) => value.trim().toLowerCase()));
  const others = fc.oneof(
    faked((faker) => faker.word.adjective()),
    fc.constantFrom('HEAD', 'PATCH', 'unknown', '0', 'null'),
    fc.constantFrom(...values).map((value) => `${value}X`),
    fc.constantFrom(...values).map((value) => value.slice(0, -1)),
    fc.constantFrom(...values).map((value) => `${value},${value}`),
  );
  return others
    .filter((value) => value.trim() !== '' && !allowed.has(value.trim().toLowerCase()))
    .map((value) => ({ value, label: `“${value}” is none of ${values.join(', ')}` }));
};

export const brokenUrl = (field: UrlField, how: BrokenHow): LabelledText | null => {
  const max = field.maxLength;
  const within = (made: fc.Arbitrary<string>, label: string): LabelledText =>
    made.filter((value) => max === undefined || value.length <= max).map((value) => ({ value, label }));
  const good = validUrl(max === undefined ? 200 : Math.max(LEAST_URL_BOUND, max - 1));
  const bare = good.map((url) => url.replace(/^https?:\/\//, ''));
  const query = fc.constantFrom('', '?', '?a=1', '#top', ':8080/voice.xml');
  if (how === 'no-scheme')
    return within(fc.oneof(bare, fc.constantFrom('/voice', 'voice.xml', 'example')), 'no scheme');
  if (how === 'other-scheme') {
    const schemes = fc.constantFrom(
      'ftp://',
      'ws://',
      'file://',
      'urn:',
      'mailto:',
      'javascript:',
      'data:',
      'httpx://',
    );
    return within(
      fc.oneof(
        fc.constant('ftp://example.com'),
        fc.tuple(schemes, bare).map((parts) => parts.join('')),
      ),
      'another scheme',
    );
  }
  if (how === 'no-host')
    return within(
      fc.tuple(fc.constantFrom('http://', 'https://'), query).map((parts) => parts.join('')),
      'no host',
    );
  if (how === 'space-in-url') {
    const spaced = good.chain((url) =>
      fc.integer({ min: 9, max: url.length - 1 }).map((at) => `${url.slice(0, at)} ${url.slice(at)}`),
    );
    return within(fc.oneof(fc.constant('http://exam ple.com'), spaced), 'a space inside');
  }
  if (how !== 'too-long' || max === undefined) return null;
  return fc
    .integer({ min: max + 1, max: max + 300 })
    .map((n) => ({ value: urlOfLength(n), label: `${n} characters, ${max} at most` }));
};

export const brokenPhone = (how: BrokenHow): LabelledText | null => {
  if (how !== 'not-a-phone-number') return null;
  const digits = fc.integer({ min: 16, max: 40 }).map((n) => `+1${'5'.repeat(n - 1)}`);
  const words = faked((faker) => faker.word.noun());
  return fc.oneof(
    fc.oneof(words, fc.constantFrom('+', '+1555abc4567')).map((value) => ({ value, label: 'no telephone number' })),
    digits.map((value) => ({ value, label: `${value.length - 1} digits, 15 at most` })),
  );
};

/** Malformed sids only, because a target may refuse a well-formed unknown sid with another status. */
export const brokenSid = (how: BrokenHow): LabelledText | null => {
  if (how !== 'not-a-sid') return null;
  const words = faked((faker) => faker.word.noun());
  return fc
    .oneof(words, fc.constantFrom('0', 'null', 'XX123', 'not-a-sid'))
    .map((value) => ({ value, label: `“${value}” is no sid` }));
};
