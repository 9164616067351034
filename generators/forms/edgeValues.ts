/** The values that every run of `write.round-trip` sends, independent of the seed. */
import type { Field, StringField } from '../../specs/profile/model.ts';
import { plainText } from './text.ts';
import { LEAST_URL_BOUND, SHORTEST_URL, urlOfLength } from './validUrl.ts';
import { nonAsciiBounds } from './validValue.ts';

export interface EdgeValue {
  value: string;
  label: string;
  /** Whether a marker must not change the length of the value, because the length is what the value tests (`withMarker`). */
  exact: boolean;
}

/** The labels and values, each with shorter alternatives for fields with a small `maxLength`. */
const TEXTS: [label: string, ...forms: string[]][] = [
  ['a percent sign', '100% sure', '5%', '%'],
  ['what looks percent-encoded', 'a%20b%2B%25', '%41'],
  ['a plus sign', 'one+two', 'a+b', '+'],
  ['an ampersand', 'you & me=us', 'a&b', '&'],
  ['an equals sign', 'x=y==', 'a=b', '='],
  ['spaces inside', 'two  words here', 'a b'],
  ['spaces at both ends', '  both ends ', ' a '],
];
const NON_ASCII: [label: string, ...forms: string[]][] = [
  ['an astral character', 'astral 😀', '😀'],
  ['letters beyond ASCII', 'Zoë Łódź', 'éß', 'é'],
];

const stringEdges = (field: StringField & { unique?: boolean }): EdgeValue[] => {
  const beyondAscii = nonAsciiBounds(field);
  const fitting = (texts: typeof TEXTS, min: number, max: number): EdgeValue[] =>
    texts.flatMap(([label, ...forms]) => {
      const form = forms.find((text) => text.length <= max);
      // Pad inside, so that both ends stay unchanged.
      const pad = (text: string): string =>
        `${text.slice(0, 2)}${plainText(Math.max(0, min - text.length))}${text.slice(2)}`;
      return form === undefined ? [] : [{ value: pad(form), label, exact: false }];
    });
  const lengths = [...new Set([field.minLength, field.maxLength])];
  return [
    ...lengths.map((n) => ({
      value: plainText(n),
      label: n === field.minLength ? `the shortest, ${n}` : `the longest, ${n}`,
      exact: true,
    })),
    ...fitting(TEXTS, field.minLength, field.maxLength),
    ...(beyondAscii === null ? [] : fitting(NON_ASCII, beyondAscii.min, beyondAscii.max)),
  ];
};

const urlEdges = (maxLength: number | undefined): EdgeValue[] => {
  const base = `${SHORTEST_URL}/`;
  const urls: EdgeValue[] = [
    { value: SHORTEST_URL, label: 'the shortest', exact: true },
    { value: `${base}a%20b%2Bc%25`, label: 'percent-encoded characters', exact: false },
    { value: `${base}?a=b+c`, label: 'a plus sign', exact: false },
    { value: `${base}?a=1&b=2&c==`, label: 'ampersands and equals signs', exact: false },
    { value: `https://example.com/%F0%9F%98%80`, label: 'an encoded astral character', exact: false },
  ];
  if (maxLength === undefined) return urls;
  const longest: EdgeValue = { value: urlOfLength(maxLength), label: `the longest, ${maxLength}`, exact: true };
  return maxLength < LEAST_URL_BOUND ? [] : [...urls.filter(({ value }) => value.length <= maxLength), longest];
};

/**
 * For text: the shortest and the longest value, and values with `%`, `+`, `&`, `=`, an astral character or spaces, if they fit. For
 * other types: the bounds, or every value of an enum. All values are valid. If the target trims, the representation shows them
 * trimmed.
 */
export function edgeValues(field: Field): EdgeValue[] {
  switch (field.type) {
    case 'string':
      return stringEdges(field);
    case 'integer':
      return [...new Set([field.minimum, field.maximum])].map((n) => ({
        value: String(n),
        label: `the bound ${n}`,
        exact: true,
      }));
    case 'enum':
      return field.values.map((value) => ({ value, label: value, exact: true }));
    case 'phone':
      return [{ value: '+12025550143', label: 'a number in the form of E.164', exact: true }];
    case 'url':
      return urlEdges(field.maxLength);
    case 'sid':
      return [];
  }
}
