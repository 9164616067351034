import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BROWSER_STYLE, encodeForm, formEncoding } from '../../../generators/forms/encodeForm.ts';
import {
  brokenForm,
  brokenFormWays,
  brokenFullForm,
  type Form,
  fieldsFor,
  fullForm,
  validForm,
} from '../../../generators/forms/form.ts';
import { sample } from '../../../generators/seed.ts';
import { loadProfile } from '../../../specs/load.ts';
import type { Resource } from '../../../specs/profile/model.ts';
import { judgeForm } from '../../support/generators/fieldJudge.ts';
import { APPLICATIONS, FIXED_AT_CREATE, QUEUES } from '../../support/generators/resources.ts';

const builtIn = Object.entries(loadProfile('documented').profile.resources)
  .filter(([, { fields }]) => Object.keys(fields).length > 0)
  .map(([name, resource]): [string, Resource] => [`${name} of the documented profile`, resource]);
const RESOURCES: [string, Resource][] = [
  ['Queues', QUEUES],
  ['Applications', APPLICATIONS],
  ['a field at create alone', FIXED_AT_CREATE],
  ...builtIn,
];
const CASES = RESOURCES.flatMap(([name, resource]) =>
  (['create', 'update'] as const)
    .filter((mode) => fieldsFor(resource, mode).length > 0)
    .map((mode) => [`${mode} ${name}`, resource, mode] as const),
);

describe.each(CASES)('forms that %s', (_, resource, mode) => {
  it('valid ones are valid', () => {
    for (const form of sample(validForm(resource, mode), 1, 300))
      expect(judgeForm(resource, mode, form), JSON.stringify(form)).toEqual([]);
  });

  it('broken ones have exactly one defect, and all defects occur', () => {
    const ways = brokenFormWays(resource, mode);
    if (ways.length === 0) {
      expect(() => brokenForm(resource, mode)).toThrow(RangeError);
      return;
    }
    for (const { form, field, how } of sample(brokenForm(resource, mode), 1, 300)) {
      const errors = judgeForm(resource, mode, form);
      expect(errors, JSON.stringify(form)).toHaveLength(1);
      expect(errors[0]).toMatch(how === 'missing' ? /^ required/ : new RegExp(`^/${field} `));
    }
    for (const only of ways) {
      for (const { field, how, form } of sample(brokenForm(resource, mode, { only }), 1, 5)) {
        expect({ field, how }).toEqual(only);
        expect(judgeForm(resource, mode, form)).toHaveLength(1);
      }
    }
  });

  it('full ones have every field, and broken full ones break one field', () => {
    const names = fieldsFor(resource, mode).map(([name]) => name);
    for (const form of sample(fullForm(resource, mode), 1, 50)) {
      expect(form.map(([name]) => name)).toEqual(names);
      expect(judgeForm(resource, mode, form)).toEqual([]);
    }
    if (brokenFormWays(resource, mode).length === 0) return;
    for (const { form, how } of sample(brokenFullForm(resource, mode), 1, 50)) {
      expect(form).toHaveLength(names.length - (how === 'missing' ? 1 : 0));
      expect(judgeForm(resource, mode, form)).toHaveLength(1);
    }
  });

  it('the same seed yields the same forms', () => {
    expect(sample(validForm(resource, mode), 5, 50)).toEqual(sample(validForm(resource, mode), 5, 50));
  });

  it('shrinking ends and keeps forms valid', () => {
    let steps = 0;
    for (let seed = 0; seed < 10; seed += 1) {
      fc.check(
        fc.property(validForm(resource, mode), (form) => {
          steps += 1;
          expect(judgeForm(resource, mode, form)).toEqual([]);
          return false;
        }),
        { seed, numRuns: 1 },
      );
    }
    expect(steps).toBeLessThan(10 * 300);
  });
});

describe('forms', () => {
  it('omit or include optional fields, and update any subset', () => {
    const creates = sample(validForm(QUEUES, 'create'), 3, 200).map((form) => form.map(([name]) => name).join());
    expect(new Set(creates)).toEqual(new Set(['FriendlyName', 'FriendlyName,MaxSize']));
    const updates = sample(validForm(QUEUES, 'update'), 3, 200).map((form) => form.map(([name]) => name).join());
    expect(new Set(updates)).toEqual(new Set(['FriendlyName', 'MaxSize', 'FriendlyName,MaxSize']));
    const sizes = sample(validForm(APPLICATIONS, 'create'), 3, 500).map((form) => form.length);
    expect(new Set(sizes)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });

  it('keep fixed values and never break them', () => {
    const options = { fixed: { FriendlyName: 'Zoë' } };
    for (const form of sample(validForm(QUEUES, 'create', options), 3, 100))
      expect(form[0]).toEqual(['FriendlyName', 'Zoë']);
    expect(brokenFormWays(QUEUES, 'create', options).map(({ field }) => field)).toEqual([
      'MaxSize',
      'MaxSize',
      'MaxSize',
      'MaxSize',
    ]);
  });

  it('never update a field that only a create accepts', () => {
    for (const form of sample(validForm(FIXED_AT_CREATE, 'update'), 3, 100))
      expect(form.map(([name]) => name)).toEqual(['Size']);
    const constant: Resource = { ...QUEUES, fields: {} };
    expect(() => validForm(constant, 'update')).toThrow(RangeError);
    expect(sample(validForm(constant, 'create'), 1, 3)).toEqual([[], [], []]);
  });
});

describe('encodeForm', () => {
  const sorted = (pairs: Iterable<[string, string]>): string[] => [...pairs].map((pair) => JSON.stringify(pair)).sort();

  it('encodes like browsers', () => {
    const form: Form = [
      ['Name', 'a b+c&d=e%f'],
      ['x[y]', '😀é*-._~'],
    ];
    expect(encodeForm(form)).toBe('Name=a+b%2Bc%26d%3De%25f&x%5By%5D=%F0%9F%98%80%C3%A9*-._%7E');
    expect(encodeForm(form)).toBe(new URLSearchParams(form).toString());
    expect(encodeForm([])).toBe('');
  });

  it('encodes in each style', () => {
    const form: Form = [
      ['a', 'k é'],
      ['b', ''],
    ];
    expect(encodeForm(form, { ...BROWSER_STYLE, space: '%20' })).toBe('a=k%20%C3%A9&b=');
    expect(encodeForm(form, { ...BROWSER_STYLE, hex: 'lower' })).toBe('a=k+%c3%a9&b=');
    expect(encodeForm(form, { ...BROWSER_STYLE, unreserved: 'encoded' })).toBe('%61=%6B+%C3%A9&%62=');
    expect(encodeForm(form, { ...BROWSER_STYLE, order: [1, 0] })).toBe('b=&a=k+%C3%A9');
  });

  it('decodes to the same pairs in every style', () => {
    const result = fc.check(
      fc.property(validForm(APPLICATIONS, 'create'), formEncoding(), (form, style) => {
        const body = encodeForm(form, style);
        expect(body).toMatch(/^[\x21-\x7e]*$/);
        expect(sorted(new URLSearchParams(body))).toEqual(sorted(form));
      }),
      { seed: 8, numRuns: 1000 },
    );
    expect(result.failed).toBe(false);
  });

  it('produces every style and different orders', () => {
    const styles = sample(formEncoding(), 3, 200);
    expect(new Set(styles.map(({ space, hex, unreserved }) => `${space} ${hex} ${unreserved}`)).size).toBe(8);
    const form: Form = [...'abcd'].map((name) => [name, '1']);
    expect(
      new Set(styles.map((style) => encodeForm(form, { ...BROWSER_STYLE, order: style.order }))).size,
    ).toBeGreaterThan(12);
  });
});
