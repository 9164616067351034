/**
 * Unusual but well-formed requests. URLs stay under 2,000 bytes. There are no conditional or range requests, no `Expect`, no
 * restrictive `Accept`, no paging parameter out of bounds and no `_method`.
 */
import fc from 'fast-check';
import type { Resource } from '../../specs/profile/model.ts';
import { lazy, memoize } from '../../specs/utils/memoize.ts';
import { faked } from '../fakerFrom.ts';
import {
  brokenForm,
  brokenFormWays,
  type Form,
  type FormOptions,
  fieldsFor,
  type Mode,
  validForm,
} from '../forms/form.ts';
import { asciiCharacter, isTrimmed, validCharacter } from '../forms/text.ts';

const text = memoize(
  (maxLength: number): fc.Arbitrary<string> =>
    fc.oneof(
      faked((faker) => faker.word.words(2).slice(0, maxLength)),
      fc.string({ unit: asciiCharacter(), maxLength }),
      fc.string({ unit: validCharacter(), maxLength }),
    ),
);

/** Names to which a target may give a meaning: overloading, paging, hooks. */
const SPECIAL = /method|page|status|code|token|cursor|limit/i;
const parameterName = (): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom('x', 'a[b]', 'q', '$', 'X.Y', '__proto__', 'constructor'), text(12))
    .filter((name) => name !== '' && !SPECIAL.test(name));

/** Query strings without `?`, encoded, of at most 1,200 bytes, sometimes with a valid page size. */
export function unusualQuery(paging: { sizeParameter: string; maxSize: number } | null = null): fc.Arbitrary<string> {
  const pair = fc
    .tuple(parameterName(), fc.option(text(24), { nil: null, freq: 4 }))
    .map(([name, value]) => encodeURIComponent(name) + (value === null ? '' : `=${encodeURIComponent(value)}`));
  const size =
    paging === null
      ? fc.constant([])
      : fc.option(
          fc.constantFrom(1, 2, paging.maxSize).map((n) => [`${paging.sizeParameter}=${n}`]),
          { nil: [], freq: 2 },
        );
  const separators = fc.constantFrom('', '', '&');
  return fc.tuple(fc.array(pair, { maxLength: 5 }), size, separators).map(([pairs, sized, odd]) => {
    const query = [...pairs, ...sized].join('&') + odd;
    return query.length <= 1200 ? query : 'x=1';
  });
}

const oddName = lazy(() => fc.string({ unit: validCharacter(), minLength: 1, maxLength: 40 }));

/**
 * Unencoded names to use as a sid, of at most 700 bytes when encoded. None is blank, contains a slash or a control character, or is a
 * dot segment. None is a positive integer, which could be the id of a resource.
 */
export function unusualSid(prefix: string): fc.Arbitrary<string> {
  const odd = fc.oneof(
    fc.constantFrom(
      '0',
      '-1',
      'null',
      'undefined',
      '__proto__',
      'me',
      `${prefix}*`,
      `${prefix}%41`,
      "'--",
      '{Sid}',
      '%00',
      '~',
    ),
    faked((faker) => faker.person.fullName()),
    oddName(),
    fc.constantFrom(200, 400).map((n) => prefix + 'f'.repeat(n)),
  );
  return odd.filter(
    (sid) =>
      isTrimmed(sid) &&
      !/[/\\\p{Cc}]/u.test(sid) &&
      !/^\.+$|^[1-9]\d*$/.test(sid) &&
      encodeURIComponent(sid).length <= 700,
  );
}

/** Values that fields rarely expect: blanks, control characters, markup, very long texts. */
const oddValue = lazy(
  (): fc.Arbitrary<string> =>
    fc.oneof(
      text(40),
      fc.constantFrom(
        '',
        ' ',
        '\0',
        '\r\n',
        '\t',
        '\x7f',
        '0',
        '-1',
        '1e3',
        'true',
        '[]',
        '{"a":1}',
        "' OR 1=1 --",
        '<b>&amp;</b>',
        '{{7*7}}',
      ),
      fc.string({ unit: fc.integer({ min: 0, max: 0x7f }).map((code) => String.fromCharCode(code)), maxLength: 20 }),
      fc.constantFrom(255, 256, 1024, 4000).map((n) => 'x'.repeat(n)),
    ),
);

/**
 * Any kind of form: valid, invalid in one way, with unusual values, with unknown and repeated names, or empty. Fixed fields keep
 * their value.
 */
export function unusualForm(resource: Resource, mode: Mode, options: FormOptions = {}): fc.Arbitrary<Form> {
  const names = fieldsFor(resource, mode).map(([name]) => name);
  const free = names.filter((name) => options.fixed?.[name] === undefined);
  const valid = mode === 'update' && names.length === 0 ? fc.constant<Form>([]) : validForm(resource, mode, options);
  const unknown = fc.array(
    fc.tuple(
      parameterName().filter((name) => !names.includes(name)),
      oddValue(),
    ),
    { maxLength: 3 },
  );
  const odd =
    free.length === 0
      ? unknown
      : fc.array(fc.tuple(fc.constantFrom(...free), oddValue()), { minLength: 1, maxLength: 4 });
  return fc.oneof(
    valid,
    ...(brokenFormWays(resource, mode, options).length === 0
      ? []
      : [brokenForm(resource, mode, options).map(({ form }) => form)]),
    fc.tuple(valid, unknown).map(([form, more]): Form => [...form, ...more]),
    fc.tuple(valid, odd).map(([form, more]): Form => [...form, ...more]),
    fc.tuple(odd, unknown).map(([form, more]): Form => [...form, ...more]),
    fc.constant<Form>([]),
  );
}

/** Header fields that a target may ignore, each at most once. */
export function unusualHeaders(): fc.Arbitrary<[name: string, value: string][]> {
  const fields: [string, fc.Arbitrary<string>][] = [
    ['Accept', fc.constant('*/*')],
    ['Accept-Language', fc.constantFrom('fr, *;q=0.1', 'x-klingon', '*')],
    ['Cache-Control', fc.constantFrom('no-cache', 'no-store', 'max-age=0')],
    ['User-Agent', faked((faker) => faker.internet.userAgent())],
    ['From', fc.constant('somebody@example.com')],
    ['DNT', fc.constant('1')],
    ['Cookie', fc.constantFrom('a=b', 'session=; theme="dark"')],
    ['X-Request-Id', faked((faker) => faker.string.uuid())],
    [
      'X-Proofmark-Note',
      fc
        .string({ unit: fc.constantFrom(..."abc XYZ019,;:=()<>@?/'[]{}~"), maxLength: 60 })
        .map((value) => value.trim()),
    ],
    ['X-Long', fc.constant('x'.repeat(1000))],
  ];
  const given = fields.map(([name, value]) =>
    fc.option(
      value.map((v): [string, string][] => [[name, v]]),
      { nil: [], freq: 1 },
    ),
  );
  return fc.tuple(...given).map((chosen) => chosen.flat());
}
