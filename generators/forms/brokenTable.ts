/** Fixed invalid values by field type. Every run of the 400 cells sends them, whatever the seed, on each verb that writes. */
import type { EnumField, Field, IntegerField, UrlField } from '../../specs/profile/model.ts';
import type { BrokenValue } from './brokenValue.ts';
import { type BrokenHow, brokenWays } from './brokenWays.ts';
import type { Mode } from './form.ts';

type Row = [how: BrokenHow, value: string | undefined, label?: string];

/**
 * The broken values of a field, grouped by the way in which they are broken; values just beyond a bound are in `boundaryValues`. No
 * value is in the table that a lenient but sound server may read as valid or as absent: an empty or blank value, a plus sign or zeros
 * in front, digits of another script, separators of thousands, `.0`, another letter case, white space at the ends.
 */
export function brokenTable(field: Field, mode: Mode): BrokenValue[] {
  const ways = brokenWays(field, mode);
  return [...missing(field, mode), ...rowsOf(field)]
    .filter(([how]) => ways.includes(how))
    .map(([how, value, label]) => ({ how, value, label: label ?? `“${value}”` }));
}

/** A required value that is empty is invalid, whether the target takes it for empty or for absent. */
function missing(field: Field, mode: Mode): Row[] {
  const isEmptyBroken = mode === 'create' && field.type !== 'string' && field.enforced !== 'presence';
  return [['missing', undefined, 'left out'], ...(isEmptyBroken ? [['missing', '', 'empty'] satisfies Row] : [])];
}

function rowsOf(field: Field): Row[] {
  switch (field.type) {
    case 'string':
      return [];
    case 'integer':
      return integers(field);
    case 'enum':
      return enums(field);
    case 'url':
      return urls(field);
    case 'phone':
      return ['+', 'twelve', '+1555abc4567', `+1${'5'.repeat(20)}`].map((value) => ['not-a-phone-number', value]);
    case 'sid':
      return ['not-a-sid', '0', 'XX123'].map((value) => ['not-a-sid', value]);
  }
}

function integers({ minimum, maximum }: IntegerField): Row[] {
  const isInside = (n: number): boolean => n >= minimum && n <= maximum;
  const inside = [12, 1, 0].find(isInside) ?? minimum;
  // What is cut, rounded or read in another notation would be in range, so that the notation alone is wrong.
  const fraction = inside >= 0 && isInside(inside + 1) ? [`${inside}.7`] : [];
  const power = [3, 2, 1].find((exponent) => isInside(10 ** exponent) && isInside(1));
  const hexadecimal = [16, 10, 1].find(isInside);
  const notations = [
    ...fraction,
    ...(power === undefined ? [] : [`1e${power}`]),
    ...(hexadecimal === undefined ? [] : [`0x${hexadecimal.toString(16)}`]),
  ];
  // Integers of 32 or 64 bits wrap around to a value in range.
  const wrapping = [2n ** 32n, 2n ** 64n].map((size) => size + BigInt(inside)).filter((n) => n > BigInt(maximum));
  return [
    ...['twelve', 'true'].map((value): Row => ['not-an-integer', value]),
    ...[`${inside}abc`, `${inside} ${inside}`, ...notations].map((value): Row => ['integer-with-a-tail', value]),
    ...wrapping.map((n): Row => ['above-maximum', String(n)]),
    ...(minimum > 0 ? [['below-minimum', `-${Math.max(inside, 1)}`] satisfies Row] : []),
  ];
}

function enums({ values }: EnumField): Row[] {
  const [first = ''] = values;
  const allowed = new Set(values.map((value) => value.trim().toLowerCase()));
  return ['nonsense', `${first}X`, first.slice(0, -1), `${first},${values.at(-1)}`, '0']
    .filter((value) => value !== '' && !allowed.has(value.toLowerCase()))
    .map((value) => ['not-in-enum', value]);
}

function urls({ maxLength }: UrlField): Row[] {
  const rows: Row[] = [
    ['no-scheme', 'example.com/voice.xml'],
    ['no-scheme', '//example.com/voice.xml'],
    ['other-scheme', 'ftp://example.com'],
    ['other-scheme', 'javascript:alert(1)'],
    ['no-host', 'http://'],
    ['no-host', 'https://:8080/a.xml'],
    ['space-in-url', 'http://exam ple.com'],
    ['space-in-url', 'http://example.com/a b'],
  ];
  return rows.filter(([, value]) => (value ?? '').length <= (maxLength ?? Number.POSITIVE_INFINITY));
}
