import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { brokenValue } from '../../../generators/forms/brokenValue.ts';
import { validValue } from '../../../generators/forms/validValue.ts';
import { sample } from '../../../generators/seed.ts';
import type { Field } from '../../../specs/profile/model.ts';
import { FRIENDLY, LOOSE, METHOD, ODD_FIELDS, SIZE, URL_FIELD } from '../../support/generators/resources.ts';

const ASCII = /^[ -~]*$/;
const points = (text: string): number => [...text].length;
const share = (values: string[], test: (value: string) => boolean): number =>
  values.filter(test).length / values.length;
const isUri = addFormats.default(new Ajv()).compile({ type: 'string', format: 'uri' });

describe('coverage of 1,000 samples', () => {
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

  it('non-ASCII texts reach at most a quarter of the bound', () => {
    for (const field of [FRIENDLY, LOOSE])
      for (const value of texts(field).filter((v) => !ASCII.test(v))) {
        expect(points(value)).toBeLessThanOrEqual(16);
        expect(Buffer.byteLength(value)).toBeLessThanOrEqual(64);
      }
  });

  it('no text is blank, and a trimmed field gets no outer white space', () => {
    for (const value of texts(LOOSE)) if (value !== '') expect(value.trim()).not.toBe('');
    const trimmed = ODD_FIELDS['a trimmed name'] as Field;
    for (const value of texts(trimmed)) expect(value.trim()).toBe(value);
  });

  it('MaxSize: both bounds and their neighbours', () => {
    const values = texts(SIZE);
    for (const edge of ['1', '2', '4999', '5000'])
      expect(
        share(values, (v) => v === edge),
        edge,
      ).toBeGreaterThan(0.03);
    expect(share(values, (v) => Number(v) > 100 && Number(v) < 4900)).toBeGreaterThan(0.2);
    expect(values.every((v) => /^[1-9]\d*$/.test(v))).toBe(true);
  });

  it('broken integers: just beyond each bound, beyond 32 and 64 bits, words and fractions', () => {
    const values = sample(brokenValue(SIZE), 4, 1000).map(({ value }) => value ?? '');
    for (const edge of ['0', '5001', '-1']) expect(values.filter((v) => v === edge).length, edge).toBeGreaterThan(0);
    for (const test of [/^-?4294967297$/, /^9{30}$/, /^\d+\.5$/, /^[a-z]+$/, /^\d+abc$/])
      expect(
        share(values, (v) => test.test(v)),
        String(test),
      ).toBeGreaterThan(0.005);
    expect(values.every((v) => v.trim() === v && v !== '')).toBe(true);
  });

  it('VoiceUrl: absolute URLs of both schemes with port, query, percent and plus, on reserved hosts', () => {
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

  it('an enum value is spelled as listed; a bad one is not empty and differs in more than letter case', () => {
    expect(new Set(texts(METHOD))).toEqual(new Set(['GET', 'POST']));
    for (const { value } of sample(brokenValue(METHOD), 5, 1000)) {
      expect(['get', 'post', '']).not.toContain((value ?? '').trim().toLowerCase());
    }
  });

  it('a bad URL is never empty, and no lenient parser repairs a missing host', () => {
    for (const { value, how } of sample(brokenValue(URL_FIELD), 5, 1000)) {
      expect(value).not.toBe('');
      if (how === 'no-host') expect(() => new URL(value ?? ''), value).toThrow();
      if (how === 'space-in-url') expect(value?.trim()).toBe(value);
    }
  });
});
