/** Values that a field's bounds forbid, each for one reason alone. */
import fc from 'fast-check';
import type { EnumField, Field, IntegerField, StringField, UrlField } from '../../specs/profile/model.ts';
import { memoize, memoizeWeakly } from '../../specs/utils/memoize.ts';
import { faked } from '../fakerFrom.ts';
import { plainText } from './text.ts';
import { LEAST_URL_BOUND, urlOfLength, validUrl } from './validUrl.ts';

export type BrokenHow =
  | 'missing'
  | 'too-short'
  | 'too-long'
  | 'below-minimum'
  | 'above-maximum'
  | 'not-an-integer'
  | 'integer-with-a-tail'
  | 'not-in-enum'
  | 'no-scheme'
  | 'other-scheme'
  | 'no-host'
  | 'space-in-url'
  | 'not-a-phone-number'
  | 'not-a-sid';

export interface BrokenValue {
  /** The text on the wire; `undefined` where the field is to be left out. */
  value: string | undefined;
  how: BrokenHow;
  /** What is wrong with it, in a few words. */
  label: string;
}

type Mode = 'create' | 'update';
type Made = fc.Arbitrary<{ value: string; label: string }>;

/**
 * The ways in which a value of this field can be broken; a field left out is broken at create alone. None where the target
 * does not promise to enforce the bounds, and none but `missing` where it promises the field's presence alone.
 */
export function brokenWays(field: Field, mode: Mode = 'create'): BrokenHow[] {
  if (field.enforced === false) return [];
  const missing: BrokenHow[] = mode === 'create' && field.requiredAtCreate === true ? ['missing'] : [];
  if (field.enforced === 'presence') return missing;
  switch (field.type) {
    case 'string':
      return [...missing, ...(field.minLength > 0 ? (['too-short'] as const) : []), 'too-long'];
    case 'integer':
      return [...missing, 'below-minimum', 'above-maximum', 'not-an-integer', 'integer-with-a-tail'];
    case 'enum':
      return [...missing, 'not-in-enum'];
    case 'phone':
      return [...missing, 'not-a-phone-number'];
    case 'sid':
      return [...missing, 'not-a-sid'];
    case 'url': {
      const ways: BrokenHow[] = [...missing, 'no-scheme', 'other-scheme', 'no-host', 'space-in-url'];
      return field.maxLength === undefined ? ways : [...ways, 'too-long'];
    }
  }
}

const ofLength = (min: number, max: number, bound: string): Made =>
  fc.tuple(fc.integer({ min, max }), fc.nat({ max: 25 })).map(([length, start]) => ({
    value: plainText(start + length).slice(start),
    label: `${length} characters, ${bound}`,
  }));

const brokenString = (field: StringField, how: BrokenHow): Made | null => {
  const { minLength: min, maxLength: max } = field;
  if (how === 'too-short' && min > 0) return ofLength(0, min - 1, `${min} at least`);
  if (how !== 'too-long') return null;
  const bound = `${max} at most`;
  return fc.oneof(ofLength(max + 1, max + 1, bound), ofLength(max + 1, max * 4 + 200, bound));
};

const brokenInteger = ({ minimum, maximum }: IntegerField, how: BrokenHow): Made | null => {
  const labelled = (made: fc.Arbitrary<string>, why: string): Made =>
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
  // what reads the digits and stops takes these, and no others
  const tails = inside.map((n) => `${n}abc`);
  if (maximum <= Math.max(0, minimum)) return labelled(tails, 'no integer to its end');
  const fractions = fc.integer({ min: Math.max(0, minimum), max: maximum - 1 }).map((n) => `${n}.5`);
  return labelled(fc.oneof(tails, fractions), 'no integer to its end');
};

const brokenEnum = ({ values }: EnumField, how: BrokenHow): Made | null => {
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

const brokenUrl = (field: UrlField, how: BrokenHow): Made | null => {
  const max = field.maxLength;
  const within = (made: fc.Arbitrary<string>, label: string): Made =>
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

const brokenPhone = (how: BrokenHow): Made | null => {
  if (how !== 'not-a-phone-number') return null;
  const digits = fc.integer({ min: 16, max: 40 }).map((n) => `+1${'5'.repeat(n - 1)}`);
  const words = faked((faker) => faker.word.noun());
  return fc.oneof(
    fc.oneof(words, fc.constantFrom('+', '+1555abc4567')).map((value) => ({ value, label: 'no telephone number' })),
    digits.map((value) => ({ value, label: `${value.length - 1} digits, 15 at most` })),
  );
};

/** No letter pair and 32 digits, whatever the prefix. What is well-formed and unknown may be refused by another status. */
const brokenSid = (how: BrokenHow): Made | null => {
  if (how !== 'not-a-sid') return null;
  const words = faked((faker) => faker.word.noun());
  return fc
    .oneof(words, fc.constantFrom('0', 'null', 'XX123', 'not-a-sid'))
    .map((value) => ({ value, label: `“${value}” is no sid` }));
};

const brokenWaysOf = memoizeWeakly((field: Field) => memoize((how: BrokenHow) => madeBroken(field, how)));

/**
 * Values broken in one named way.
 * @throws RangeError when a value of this field cannot be broken in that way.
 */
export function brokenValueOf(field: Field, how: BrokenHow): fc.Arbitrary<BrokenValue> {
  return brokenWaysOf(field)(how);
}

function madeBroken(field: Field, how: BrokenHow): fc.Arbitrary<BrokenValue> {
  if (how === 'missing') return fc.constant({ value: undefined, how, label: 'left out' });
  const made = ((): Made | null => {
    switch (field.type) {
      case 'string':
        return brokenString(field, how);
      case 'integer':
        return brokenInteger(field, how);
      case 'enum':
        return brokenEnum(field, how);
      case 'url':
        return brokenUrl(field, how);
      case 'phone':
        return brokenPhone(how);
      case 'sid':
        return brokenSid(how);
    }
  })();
  if (made === null) throw new RangeError(`a field of type ${field.type} cannot be ${how}`);
  return made.map(({ value, label }) => ({ value, how, label }));
}

/**
 * Values broken in exactly one of the ways that this field knows (`missing` at create alone, where it is required).
 * @throws RangeError when it knows none.
 */
export function brokenValue(field: Field, mode: Mode = 'create'): fc.Arbitrary<BrokenValue> {
  const ways = brokenWays(field, mode);
  if (ways.length === 0) throw new RangeError('no value of a field whose bounds are not enforced is broken');
  return fc.oneof(...ways.map((how) => brokenValueOf(field, how)));
}
