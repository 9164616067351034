/** The values that every run of `write.round-trip` sends, independent of the seed. */
import type { Field, StringField } from '../../specs/profile/model.ts';
import { type ClassicText, CONTROLS, ENDS, INSIDE, notInXml, ONE_OF_EACH, WHOLE } from './classicTexts.ts';
import { plainText } from './text.ts';
import { LEAST_URL_BOUND, SHORTEST_URL, urlOfLength } from './validUrl.ts';
import { MARKER_ROOM } from './validValue.ts';

export interface EdgeValue {
  value: string;
  label: string;
  /** Whether a marker must not change the length of the value, because the length is what the value tests (`withMarker`). */
  exact: boolean;
  /** Whether a marker would destroy what the value tests, as with the word `null`. */
  unmarked?: boolean;
  /** Whether every way of writing must send it. The other values take turns. */
  everyWay?: boolean;
  /** The classic texts in the value. */
  pieces?: ClassicText[];
}

type TextField = StringField & { unique?: boolean; trimmed?: boolean };

/** The bytes that a text may have, with room for a marker. Servers count bytes, code units, code points or graphemes. */
const roomIn = (field: TextField): number => field.maxLength - (field.unique === true ? MARKER_ROOM : 0);

/** Separates the pieces of a value. It is no hexadecimal digit, so no escape continues into it. */
const BETWEEN = 'x';

/** Puts the pieces into as few values as fit. Values that are too short are padded at the end. */
function packed(field: TextField, pieces: readonly ClassicText[], most = Number.POSITIVE_INFINITY): EdgeValue[] {
  const room = roomIn(field);
  const groups: ClassicText[][] = [];
  let left = 0;
  for (const piece of pieces) {
    const size = Buffer.byteLength(piece.text) + BETWEEN.length;
    if (size + BETWEEN.length > room) continue;
    if (size > left) {
      if (groups.length === most) break;
      groups.push([]);
      left = room - BETWEEN.length;
    }
    groups.at(-1)?.push(piece);
    left -= size;
  }
  return groups.map((group) => {
    const text = BETWEEN + group.map((piece) => piece.text + BETWEEN).join('');
    return {
      value: text + plainText(Math.max(0, field.minLength - text.length)),
      label: group.map(({ label }) => label).join(', '),
      exact: false,
      pieces: group,
    };
  });
}

/** Texts that are sent alone, where the bounds permit them. */
function alone(field: TextField, texts: readonly ClassicText[], unmarked: boolean): EdgeValue[] {
  const room = unmarked ? field.maxLength : roomIn(field);
  return texts
    .filter(({ text }) => Buffer.byteLength(text) <= room && [...text].length >= field.minLength)
    .map((piece) => ({ value: piece.text, label: piece.label, exact: false, unmarked, pieces: [piece] }));
}

const stringEdges = (field: TextField): EdgeValue[] => {
  const lengths = [...new Set([field.minLength, field.maxLength])];
  const spaced = { label: 'spaces at both ends', text: '  both ends ' };
  return [
    ...packed(field, ONE_OF_EACH, 1).map((value) => ({ ...value, everyWay: true })),
    ...lengths.map((n) => ({
      value: plainText(n),
      label: n === field.minLength ? `the shortest, ${n}` : `the longest, ${n}`,
      exact: true,
    })),
    ...alone(field, [spaced], false),
    ...INSIDE.flatMap((kind) => packed(field, kind)),
    ...(field.trimmed === true ? [] : alone(field, ENDS, false)),
    ...alone(field, WHOLE, true),
  ];
};

/** URLs that a parser may rewrite: it must not, because the page says nothing about another spelling. */
const URLS: [label: string, rest: string][] = [
  ['percent-encoded characters', '/a%20b%2Bc%25%2Fd'],
  ['escapes in lower case', '/%e2%82%ac%f0%9f%98%80'],
  ['escapes in upper case, and of a letter', '/%E2%82%AC%41'],
  ['a plus sign in the query', '/?a=b+c'],
  ['ampersands and equals signs', '/?b=1&a=2&a=3&c=='],
  ['a port and a fragment', ':8443/voice.xml#top'],
  ['the default port', ':443/'],
  ['a query and no path', '?a=1'],
  ['double and trailing slashes', '/a//b/'],
  ['reserved characters', "/~a/(b)!$'*,;=@:c?d=/?"],
];

const urlEdges = (maxLength: number | undefined): EdgeValue[] => {
  const urls: EdgeValue[] = [
    { value: SHORTEST_URL, label: 'the shortest, without a path', exact: true },
    ...URLS.map(([label, rest]) => ({ value: `https://example.com${rest}`, label, exact: false })),
  ];
  if (maxLength === undefined) return [...urls, { value: urlOfLength(300), label: 'a long one', exact: false }];
  const longest: EdgeValue = { value: urlOfLength(maxLength), label: `the longest, ${maxLength}`, exact: true };
  return maxLength < LEAST_URL_BOUND ? [] : [...urls.filter(({ value }) => value.length <= maxLength), longest];
};

/**
 * For text: the shortest and the longest value, and all classic texts that fit. For other types: the bounds, every value of an enum,
 * and URLs that a parser may rewrite. All values are valid. If the target trims, the representation shows them trimmed.
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

/** Texts with control characters, which a target may refuse. With `xml`, only those that XML can show. */
export function controlValues(field: Field, xml = false): EdgeValue[] {
  if (field.type !== 'string') return [];
  const texts = CONTROLS.filter(
    ({ text }) => !(xml && notInXml(text)) && !(field.trimmed === true && /\s$/.test(text)),
  );
  return alone(field, texts, false);
}
