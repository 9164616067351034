import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundaryValues,
  brokenValue,
  brokenValueOf,
  brokenWays,
  edgeValues,
  validValue,
  withMarker,
} from '../generators/fieldValue.ts';
import { sample } from '../generators/seed.ts';
import type { Field } from '../specs/profile.ts';
import { judgeValue } from './support/fieldJudge.ts';
import { FRIENDLY, LOOSE, METHOD, ODD_FIELDS, SHORT_URL, SIZE, URL_FIELD } from './support/resources.ts';

const FIELDS: [string, Field][] = [
  ['FriendlyName 1–64', FRIENDLY],
  ['FriendlyName 0–64', LOOSE],
  ['MaxSize', SIZE],
  ['VoiceUrl', URL_FIELD],
  ['a URL of 60 characters', SHORT_URL],
  ['VoiceMethod', METHOD],
  ...Object.entries(ODD_FIELDS),
];
const ASCII = /^[ -~]*$/;
const points = (text: string): number => [...text].length;
const share = (values: string[], test: (value: string) => boolean): number =>
  values.filter(test).length / values.length;
const isUri = addFormats.default(new Ajv()).compile({ type: 'string', format: 'uri' });

describe.each(FIELDS)('values of %s', (_, field) => {
  it('valid ones are valid', () => {
    for (const value of sample(validValue(field), 1, 1000))
      expect(judgeValue(field, value), JSON.stringify(value)).toEqual([]);
  });

  it('broken ones are broken in exactly one way, the one that they name', () => {
    const rules: Record<string, RegExp> = {
      'too-short': /minLength/,
      'too-long': /maxLength/,
      'below-minimum': /minimum/,
      'above-maximum': /maximum/,
      'not-an-integer': /type/,
      'not-in-enum': /enum/,
      'no-scheme': /allOf\/0/,
      'other-scheme': /allOf\/0/,
      'no-host': /allOf\/1/,
      'space-in-url': /allOf\/2/,
      'not-a-phone-number': /pattern/,
    };
    const seen = new Set<string>();
    for (const { value, how, label } of sample(brokenValue(field), 2, 1000)) {
      seen.add(how);
      if (how === 'missing') expect(value).toBeUndefined();
      else
        expect(judgeValue(field, value ?? ''), `${label}: ${value}`).toEqual([
          expect.stringMatching(rules[how] ?? /never/),
        ]);
    }
    expect([...seen].sort()).toEqual([...brokenWays(field)].sort());
  });

  it('the same seed gives the same', () => {
    expect(sample(validValue(field), 42, 100)).toEqual(sample(validValue(field), 42, 100));
    expect(sample(brokenValue(field), 42, 100)).toEqual(sample(brokenValue(field), 42, 100));
  });

  it('shrinking ends and never leaves what is valid', () => {
    let steps = 0;
    for (let seed = 0; seed < 40; seed += 1) {
      fc.check(
        fc.property(validValue(field), (value) => {
          steps += 1;
          expect(judgeValue(field, value), JSON.stringify(value)).toEqual([]);
          return false;
        }),
        { seed, numRuns: 1 },
      );
    }
    expect(steps).toBeGreaterThanOrEqual(40);
    expect(steps).toBeLessThan(40 * 200);
  });

  it('shrinking a broken one keeps it broken in the way it was', () => {
    for (const how of brokenWays(field)) {
      let steps = 0;
      for (let seed = 0; seed < 10; seed += 1) {
        fc.check(
          fc.property(brokenValueOf(field, how), (broken) => {
            steps += 1;
            expect(broken.how).toBe(how);
            if (broken.value !== undefined) expect(judgeValue(field, broken.value)).toHaveLength(1);
            return false;
          }),
          { seed, numRuns: 1 },
        );
      }
      expect(steps).toBeLessThan(10 * 200);
    }
  });

  it('the table of bounds says truly which ones are valid', () => {
    const table = boundaryValues(field);
    for (const { value, valid, label } of table) expect(judgeValue(field, value).length, label).toBe(valid ? 0 : 1);
    expect(new Set(table.map(({ value }) => value)).size).toBe(table.length);
    expect(table.every(({ value }) => ASCII.test(value))).toBe(true);
  });

  it('the values that every run sends are valid', () => {
    for (const { value, label } of edgeValues(field)) expect(judgeValue(field, value), label).toEqual([]);
  });

  it('a marked value stays valid and holds the marker', () => {
    const values = [
      ...sample(validValue(field), 3, 500).map((value) => ({ value, exact: false })),
      ...edgeValues(field),
      ...boundaryValues(field).filter(({ valid }) => valid),
    ];
    for (const { value, exact } of values) {
      const marked = withMarker(field, value, '0a1b2c3d-q7', exact);
      if (marked === undefined) continue;
      expect(marked).toContain('0a1b2c3d-q7');
      expect(judgeValue(field, marked), marked).toEqual([]);
      if (exact) expect(marked).toHaveLength(value.length);
    }
  });
});

describe('what the values reach among 1,000', () => {
  const texts = (field: Field): string[] => sample(validValue(field), 20261, 1000);

  it.each([
    ['FriendlyName 1–64', FRIENDLY, 1, 64],
    ['FriendlyName 0–64', LOOSE, 0, 64],
  ] as const)('%s: every edge', (_, field, min, max) => {
    const values = texts(field);
    expect(share(values, (v) => v.length === min)).toBeGreaterThan(0.02);
    expect(share(values, (v) => v.length === min + 1)).toBeGreaterThan(0.02);
    expect(share(values, (v) => v.length === max)).toBeGreaterThan(0.02);
    expect(share(values, (v) => v.length === max - 1)).toBeGreaterThan(0.02);
    expect(share(values, (v) => v.length > 32)).toBeGreaterThan(0.1);
    expect(share(values, (v) => v.includes('%'))).toBeGreaterThan(0.1);
    expect(share(values, (v) => v.includes('+'))).toBeGreaterThan(0.1);
    expect(share(values, (v) => v.includes('&'))).toBeGreaterThan(0.1);
    expect(share(values, (v) => v.includes('='))).toBeGreaterThan(0.1);
    expect(share(values, (v) => v.includes(' '))).toBeGreaterThan(0.3);
    expect(share(values, (v) => /^ | $/.test(v))).toBeGreaterThan(0.02);
    expect(share(values, (v) => /[\u{10000}-\u{10ffff}]/u.test(v))).toBeGreaterThan(0.1);
    expect(share(values, (v) => /[\u0080-\uffff]/.test(v))).toBeGreaterThan(0.15);
    expect(share(values, (v) => /^\p{L}[\p{L}.'-]+ [\p{L}.' -]+$/u.test(v))).toBeGreaterThan(0.1);
  });

  it('texts beyond ASCII stay at a quarter of the bound', () => {
    for (const field of [FRIENDLY, LOOSE])
      for (const value of texts(field).filter((v) => !ASCII.test(v))) {
        expect(points(value)).toBeLessThanOrEqual(16);
        expect(Buffer.byteLength(value)).toBeLessThanOrEqual(64);
      }
  });

  it('no text is blank, and a trimmed one has nothing to trim', () => {
    for (const value of texts(LOOSE)) if (value !== '') expect(value.trim()).not.toBe('');
    const trimmed = ODD_FIELDS['a trimmed name'] as Field;
    for (const value of texts(trimmed)) expect(value.trim()).toBe(value);
  });

  it('MaxSize: both bounds, and their neighbours', () => {
    const values = texts(SIZE);
    for (const edge of ['1', '2', '4999', '5000'])
      expect(
        share(values, (v) => v === edge),
        edge,
      ).toBeGreaterThan(0.03);
    expect(share(values, (v) => Number(v) > 100 && Number(v) < 4900)).toBeGreaterThan(0.2);
    expect(values.every((v) => /^[1-9]\d*$/.test(v))).toBe(true);
  });

  it('broken integers: one beyond each bound, beyond 32 and 64 bits, words and fractions', () => {
    const values = sample(brokenValue(SIZE), 4, 1000).map(({ value }) => value ?? '');
    for (const edge of ['0', '5001', '-1']) expect(values.filter((v) => v === edge).length, edge).toBeGreaterThan(0);
    for (const test of [/^-?4294967297$/, /^9{30}$/, /^\d+\.5$/, /^[a-z]+$/, /^\d+abc$/])
      expect(
        share(values, (v) => test.test(v)),
        String(test),
      ).toBeGreaterThan(0.005);
    expect(values.every((v) => v.trim() === v && v !== '')).toBe(true);
  });

  it('VoiceUrl: both schemes, a port, a query, percent and plus; absolute, on hosts that nobody owns', () => {
    const values = texts(URL_FIELD);
    for (const test of [/^http:/, /^https:/, /:\d+/, /\?/, /%[0-9a-fA-F]{2}/, /\+/, /&/])
      expect(
        share(values, (v) => test.test(v)),
        String(test),
      ).toBeGreaterThan(0.05);
    for (const value of values) {
      expect(isUri(value), value).toBe(true);
      expect(new URL(value).hostname, value).toMatch(/(^|\.)example(\.com)?$/);
    }
  });

  it('a bad enum value differs in more than letter case, and is not empty', () => {
    for (const { value } of sample(brokenValue(METHOD), 5, 1000)) {
      expect(['get', 'post', '']).not.toContain((value ?? '').trim().toLowerCase());
    }
  });

  it('a bad URL is never empty, and no lenient parser mends a missing host', () => {
    for (const { value, how } of sample(brokenValue(URL_FIELD), 5, 1000)) {
      expect(value).not.toBe('');
      if (how === 'no-host') expect(() => new URL(value ?? ''), value).toThrow();
      if (how === 'space-in-url') expect(value?.trim()).toBe(value);
    }
  });
});

describe('tables', () => {
  it('bounds of FriendlyName and MaxSize', () => {
    expect(boundaryValues(FRIENDLY).map(({ value, valid }) => [value.length, valid])).toEqual([
      [0, false],
      [1, true],
      [64, true],
      [65, false],
    ]);
    expect(boundaryValues(LOOSE).map(({ value, valid }) => [value.length, valid])).toEqual([
      [0, true],
      [64, true],
      [65, false],
    ]);
    expect(boundaryValues(SIZE).map(({ value, valid }) => [value, valid])).toEqual([
      ['0', false],
      ['1', true],
      ['5000', true],
      ['5001', false],
    ]);
    expect(boundaryValues(METHOD)).toEqual([]);
    expect(boundaryValues(URL_FIELD)).toEqual([]);
    expect(boundaryValues(SHORT_URL).map(({ value, valid }) => [value.length, valid])).toEqual([
      [60, true],
      [61, false],
    ]);
  });

  it('the round trip’s values hold all that the clause lists', () => {
    for (const [field, shortest] of [
      [FRIENDLY, 1],
      [LOOSE, 0],
    ] as const) {
      const values = edgeValues(field).map(({ value }) => value);
      expect(values.filter((v) => v.length === shortest).length).toBe(1);
      expect(values.filter((v) => v.length === 64).length).toBe(1);
      for (const piece of ['%', '+', '&', '=', '😀'])
        expect(
          values.some((v) => v.includes(piece)),
          piece,
        ).toBe(true);
      expect(values.some((v) => /\S \S/.test(v))).toBe(true);
      expect(values.some((v) => v.startsWith(' ') && v.endsWith(' '))).toBe(true);
    }
    expect(edgeValues(SIZE).map(({ value }) => value)).toEqual(['1', '5000']);
    expect(edgeValues(METHOD).map(({ value }) => value)).toEqual(['GET', 'POST']);
    const urls = edgeValues(URL_FIELD).map(({ value }) => value);
    for (const piece of ['%', '+', '&', '='])
      expect(
        urls.some((v) => v.includes(piece)),
        piece,
      ).toBe(true);
  });

  it('a marker grows a text, keeps its ends, and replaces letters where the length is the point', () => {
    expect(withMarker(FRIENDLY, 'Ada', '0a1b2c3d-1')).toBe('Ada-0a1b2c3d-1');
    expect(withMarker(FRIENDLY, '  both ends ', '0a1b2c3d-1')).toBe('  both ends-0a1b2c3d-1 ');
    expect(withMarker(LOOSE, '', '0a1b2c3d-1')).toBe('0a1b2c3d-1');
    expect(withMarker(FRIENDLY, `%${'a'.repeat(62)}+`, '0a1b2c3d-1')).toBe(`%0a1b2c3d-1${'a'.repeat(52)}+`);
    expect(withMarker(FRIENDLY, 'a', '0a1b2c3d-1', true)).toBeUndefined();
    expect(withMarker(FRIENDLY, '😀'.repeat(40), '0a1b2c3d-1')).toBeUndefined();
    expect(withMarker(FRIENDLY, '%'.repeat(64), '0a1b2c3d-1')).toBe(`${'%'.repeat(27)}0a1b2c3d-1${'%'.repeat(27)}`);
    expect(withMarker(URL_FIELD, 'http://example.com/?a=1', '0a1b2c3d-1')).toBe('http://example.com/?a=1&m=0a1b2c3d-1');
    expect(withMarker(SIZE, '17', '0a1b2c3d-1')).toBeUndefined();
    expect(withMarker(METHOD, 'GET', '0a1b2c3d-1')).toBeUndefined();
  });

  it('every value drawn for a unique field with room can be marked', () => {
    for (const value of sample(validValue(FRIENDLY), 9, 2000))
      expect(withMarker(FRIENDLY, value, '0a1b2c3d-1'), value).toBeDefined();
  });

  it('nothing is broken where the bounds are not enforced', () => {
    const lenient: Field = { ...FRIENDLY, enforced: false };
    expect(brokenWays(lenient)).toEqual([]);
    expect(boundaryValues(lenient).map(({ value }) => value.length)).toEqual([1, 64]);
    expect(() => brokenValue(lenient)).toThrow(RangeError);
  });

  it('refuses what cannot be made', () => {
    expect(() => brokenValueOf(SIZE, 'too-long')).toThrow(RangeError);
    expect(() => brokenValueOf(LOOSE, 'too-short')).toThrow(RangeError);
    expect(() => validValue({ property: 'p', type: 'url', maxLength: 12 })).toThrow(RangeError);
    expect(brokenWays(FRIENDLY, 'update')).not.toContain('missing');
    expect(brokenWays(FRIENDLY)).toContain('missing');
  });
});
