import { describe, expect, it } from 'vitest';
import { boundaryValues } from '../../../generators/forms/boundaryValues.ts';
import { brokenValue, brokenValueOf } from '../../../generators/forms/brokenValue.ts';
import { brokenWays } from '../../../generators/forms/brokenWays.ts';
import { CONTROLS, ENDS, INSIDE, WHOLE } from '../../../generators/forms/classicTexts.ts';
import { controlValues, edgeValues } from '../../../generators/forms/edgeValues.ts';
import { validValue } from '../../../generators/forms/validValue.ts';
import { withMarker } from '../../../generators/forms/withMarker.ts';
import { sample } from '../../../generators/seed.ts';
import type { Field } from '../../../specs/profile/model.ts';
import { FRIENDLY, LOOSE, METHOD, SHORT_URL, SIZE, URL_FIELD } from '../../support/generators/resources.ts';

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

  it('the round-trip values include everything that the clause lists', () => {
    for (const [field, shortest] of [
      [FRIENDLY, 1],
      [LOOSE, 0],
    ] as const) {
      const values = edgeValues(field).map(({ value }) => value);
      expect(values.filter((v) => v.length === shortest).length).toBe(1);
      expect(values.filter((v) => /^[a-z]{64}$/.test(v)).length).toBe(1);
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

  it('every classic text is sent, within the bounds in bytes, and once for a unique field too', () => {
    const every = [...INSIDE.flat(), ...WHOLE, ...ENDS];
    for (const field of [FRIENDLY, LOOSE]) {
      const values = edgeValues(field).map(({ value }) => value);
      for (const { label, text } of every)
        expect(
          values.some((value) => value.includes(text)),
          label,
        ).toBe(true);
      for (const value of values) expect(Buffer.byteLength(value), value).toBeLessThanOrEqual(64);
      expect(controlValues(field).map(({ value }) => value)).toEqual(CONTROLS.map(({ text }) => text));
    }
    for (const { text } of [...WHOLE, ...ENDS]) expect(edgeValues(LOOSE).map(({ value }) => value)).toContain(text);
    expect(edgeValues(FRIENDLY).filter(({ everyWay }) => everyWay)).toHaveLength(1);
  });

  it('a trimmed field gets no invisible character at its ends, and XML no character that it cannot hold', () => {
    const trimmed = { ...LOOSE, trimmed: true };
    for (const { value } of edgeValues(trimmed)) expect(value.trim()).toBe(value.replace(/^ +| +$/g, ''));
    expect(controlValues(LOOSE, true).map(({ value }) => value)).toEqual(['a\tb', 'a\nb', 'ab\n']);
    expect(controlValues(SIZE)).toEqual([]);
  });

  it('a small field still gets the classic texts that fit', () => {
    const small: Field = { property: 'p', type: 'string', minLength: 2, maxLength: 4 };
    const values = edgeValues(small).map(({ value }) => value);
    for (const value of values) {
      expect([...value].length, value).toBeGreaterThanOrEqual(2);
      expect(Buffer.byteLength(value), value).toBeLessThanOrEqual(4);
    }
    expect(values).toEqual(expect.arrayContaining(['x%x', 'x+x', 'x\u{e9}x', '007', 'null']));
  });

  it('a marker goes before invisible characters at the end', () => {
    expect(withMarker(FRIENDLY, 'ends\u{a0}\u{feff}', '0a1b2c3d-1')).toBe('ends-0a1b2c3d-1\u{a0}\u{feff}');
    expect(withMarker(FRIENDLY, 'e\u{301}', '0a1b2c3d-1')).toBe('e\u{301}-0a1b2c3d-1');
  });

  it('a marker extends a text between its ends, or replaces letters if the length matters', () => {
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

  it('every value for a unique field with enough room can be marked', () => {
    for (const value of sample(validValue(FRIENDLY), 9, 2000))
      expect(withMarker(FRIENDLY, value, '0a1b2c3d-1'), value).toBeDefined();
  });

  it('yields no broken values when the bounds are not enforced', () => {
    const lenient: Field = { ...FRIENDLY, enforced: false };
    expect(brokenWays(lenient)).toEqual([]);
    expect(boundaryValues(lenient).map(({ value }) => value.length)).toEqual([1, 64]);
    expect(() => brokenValue(lenient)).toThrow(RangeError);
  });

  it('rejects impossible requests', () => {
    expect(() => brokenValueOf(SIZE, 'too-long')).toThrow(RangeError);
    expect(() => brokenValueOf(LOOSE, 'too-short')).toThrow(RangeError);
    expect(() => validValue({ property: 'p', type: 'url', maxLength: 12 })).toThrow(RangeError);
    expect(brokenWays(FRIENDLY, 'update')).not.toContain('missing');
    expect(brokenWays(FRIENDLY)).toContain('missing');
  });
});
