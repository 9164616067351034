/**
 * Query strings that overload POST ("HTTP Method Overloading" on the page), and similar query strings that must not overload it.
 */
import fc from 'fast-check';
import { faked } from '../fakerFrom.ts';

export interface OverloadQuery {
  /** The encoded query string without `?`. */
  query: string;
  label: string;
}

/** Parameters that the target must ignore, including names similar to `_method`. */
const other = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(
      'x=1',
      'flag',
      'q=',
      'method=GET',
      '_methods=GET',
      'amethod=PATCH',
      '_=7',
      'a=1%26b=2',
      'note=a+b',
      'x%5B%5D=1',
    ),
    faked((faker) => `x-${faker.word.noun()}=${encodeURIComponent(faker.person.fullName())}`),
  );

/** `_method` at any position among one to four other parameters. */
export function overloadQuery(method: 'PUT' | 'DELETE'): fc.Arbitrary<OverloadQuery> {
  return fc.tuple(fc.array(other(), { minLength: 1, maxLength: 4 }), fc.nat({ max: 4 })).map(([others, place]) => {
    const at = Math.min(place, others.length);
    const query = [...others.slice(0, at), `_method=${method}`, ...others.slice(at)].join('&');
    return { query, label: `_method=${method} as parameter ${at + 1} of ${others.length + 1}` };
  });
}

/** `_method` first, last and in the middle. Every run sends these. */
export function overloadQueryTable(method: 'PUT' | 'DELETE'): OverloadQuery[] {
  const own = `_method=${method}`;
  return [
    { query: `${own}&x=1`, label: `_method=${method} first` },
    { query: `x=1&${own}`, label: `_method=${method} last` },
    { query: `flag&${own}&method=GET&q=`, label: `_method=${method} in the middle` },
  ];
}

const FEW = [
  'GET',
  'POST',
  'PATCH',
  'HEAD',
  '',
  'UNDELETE',
  'DELETEX',
  'GET,DELETE',
  'DELETE,GET',
  'PUTS',
  '0',
  'null',
];
/** No value becomes PUT or DELETE by trimming, as some languages trim control characters too. */
const MORE = [
  'OPTIONS',
  'XDELETE',
  'DEL',
  'REMOVE',
  '*',
  'PUT,DELETE',
  'DELETE,PUT',
  'DELETE PUT',
  'DELETE;x',
  'DELETE/',
  'DELETE()',
  '"DELETE"',
  'DELETE\u{0}x',
  'GET\nDELETE',
  'DELETE\nGET',
  '%44ELETE',
  '\u{ff24}\u{ff25}\u{ff2c}\u{ff25}\u{ff34}\u{ff25}',
];
const labelled = (value: string): OverloadQuery => ({
  query: `_method=${encodeURIComponent(value)}`,
  label: value === '' ? 'an empty _method' : `_method=${encodeURIComponent(value)}`,
});

/** The listed unknown values, and `_method` without a value. */
export function unknownMethodTable(size: 'all' | 'few' = 'all'): OverloadQuery[] {
  const values = size === 'few' ? FEW : [...FEW, ...MORE];
  return [...values.map(labelled), { query: '_method', label: '_method without a value' }];
}

/** `_method` with a value that differs from PUT and DELETE even after trimming and ignoring letter case. */
export function unknownMethodQuery(): fc.Arbitrary<OverloadQuery> {
  const nonsense = fc
    .oneof(
      fc.string({ unit: fc.constantFrom(...'abcdeltpuxyzDELTPU019_-.'), minLength: 1, maxLength: 12 }),
      faked((faker) => faker.hacker.verb()),
    )
    .filter((value) => !['PUT', 'DELETE'].includes(value.trim().toUpperCase()));
  return fc.oneof(fc.constantFrom(...unknownMethodTable()), nonsense.map(labelled));
}
