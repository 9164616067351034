/** Valid values of a field, as text on the wire. */
import fc from 'fast-check';
import type { Field, StringField } from '../../specs/profile/model.ts';
import { memoizeWeakly } from '../../specs/utils/memoize.ts';
import { faked } from '../fakerFrom.ts';
import { sidPlaceholder } from '../sids/sidPlaceholder.ts';
import { asciiCharacter, isTrimmed, isVisible, plainCharacter, validCharacter } from './text.ts';
import { validUrl } from './validUrl.ts';

/** The number of characters that a unique value leaves free for the run's marker. */
export const MARKER_ROOM = 16;

/** Bounds for non-ASCII texts, in code points; null if no length is valid for every way of counting. */
export function nonAsciiBounds(field: StringField & { unique?: boolean }): { min: number; max: number } | null {
  // Servers count bytes, UTF-16 units, code points or graphemes. A quarter of `maxLength` is valid even in UTF-8 bytes. Graphemes
  // may
  // be fewer than code points, so a `minLength` above one is not certain to be met.
  const max = Math.floor((field.maxLength - (field.unique === true ? MARKER_ROOM : 0)) / 4);
  return max < 1 || field.minLength > 1 ? null : { min: 1, max };
}

const human = (min: number, max: number): fc.Arbitrary<string> =>
  faked((faker) => {
    const text = faker.helpers.arrayElement([
      () => faker.person.fullName(),
      () => faker.company.name(),
      () => faker.phone.number({ style: 'international' }),
      () => `${faker.commerce.department()} & ${faker.word.noun()}`,
      () => faker.company.catchPhrase(),
    ])();
    return text.slice(0, max).trim().padEnd(min, 'a');
  });

function validString(field: StringField & { unique?: boolean; trimmed?: boolean }): fc.Arbitrary<string> {
  const { minLength: min, maxLength: max } = field;
  const text = (unit: fc.Arbitrary<string>, low: number, high: number): fc.Arbitrary<string> =>
    fc.string({ unit, minLength: low, maxLength: high, size: 'max' });
  const exact = [...new Set([min, min + 1, max - 1, max])].filter((n) => n >= min && n <= max);
  const beyondAscii = nonAsciiBounds(field);
  const values = fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: text(plainCharacter(), min, max) },
    { weight: 4, arbitrary: human(min, max) },
    { weight: 3, arbitrary: text(asciiCharacter(), min, max) },
    { weight: 3, arbitrary: text(asciiCharacter(), min, Math.min(max, min + 6)) },
    ...exact.map((n) => ({ weight: 1, arbitrary: text(asciiCharacter(), n, n) })),
    ...(beyondAscii === null
      ? []
      : [{ weight: 5, arbitrary: text(validCharacter(), beyondAscii.min, beyondAscii.max) }]),
  );
  return values.filter((value) => value === '' || (field.trimmed === true ? isTrimmed(value) : isVisible(value)));
}

function validInteger(minimum: number, maximum: number): fc.Arbitrary<string> {
  const edges = [...new Set([minimum, minimum + 1, maximum - 1, maximum])].filter((n) => n >= minimum && n <= maximum);
  return fc
    .oneof(
      { withCrossShrink: true },
      { weight: 3, arbitrary: fc.integer({ min: minimum, max: maximum }) },
      { weight: 1, arbitrary: fc.constantFrom(...edges) },
    )
    .map(String);
}

/** North American numbers reserved for fiction: 555-0100 to 555-0199 of any area code. */
const validPhone = (): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: 202, max: 989 }), fc.nat({ max: 99 }))
    .map(([area, line]) => `+1${area}55501${String(line).padStart(2, '0')}`);

/**
 * Valid values of a field. Texts are realistic, or ASCII within the bounds, or any Unicode up to a quarter of the upper bound.
 * Texts
 * that are not empty have a visible character; if the target trims, the first and the last one are visible. Integers are decimal,
 * telephone numbers E.164, and sids are placeholders.
 */
export const validValue: (field: Field) => fc.Arbitrary<string> = memoizeWeakly((field) => {
  switch (field.type) {
    case 'string':
      return validString(field);
    case 'integer':
      return validInteger(field.minimum, field.maximum);
    case 'enum':
      return fc.constantFrom(...field.values);
    case 'phone':
      return validPhone();
    case 'url':
      return validUrl(field.maxLength);
    case 'sid':
      return sidPlaceholder();
  }
});
