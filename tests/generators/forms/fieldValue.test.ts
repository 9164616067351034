import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryValues } from '../../../generators/forms/boundaryValues.ts';
import { brokenValue, brokenValueOf } from '../../../generators/forms/brokenValue.ts';
import { brokenWays } from '../../../generators/forms/brokenWays.ts';
import { edgeValues } from '../../../generators/forms/edgeValues.ts';
import { validValue } from '../../../generators/forms/validValue.ts';
import { withMarker } from '../../../generators/forms/withMarker.ts';
import { sample } from '../../../generators/seed.ts';
import type { Field } from '../../../specs/profile/model.ts';
import { judgeValue } from '../../support/generators/fieldJudge.ts';
import { FRIENDLY, LOOSE, METHOD, ODD_FIELDS, SHORT_URL, SIZE, URL_FIELD } from '../../support/generators/resources.ts';

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

describe.each(FIELDS)('values of %s', (_, field) => {
  it('valid ones are valid', () => {
    for (const value of sample(validValue(field), 1, 1000))
      expect(judgeValue(field, value), JSON.stringify(value)).toEqual([]);
  });

  it('valid ones contain only characters that XML 1.0 preserves', () => {
    for (const value of sample(validValue(field), 2, 1000))
      expect(value).toMatch(/^[\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u);
  });

  it('broken ones violate exactly the rule that they name', () => {
    const rules: Record<string, RegExp> = {
      'too-short': /minLength/,
      'too-long': /maxLength/,
      'below-minimum': /minimum/,
      'above-maximum': /maximum/,
      'not-an-integer': /type/,
      'integer-with-a-tail': /type/,
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

  it('the same seed yields the same values', () => {
    expect(sample(validValue(field), 42, 100)).toEqual(sample(validValue(field), 42, 100));
    expect(sample(brokenValue(field), 42, 100)).toEqual(sample(brokenValue(field), 42, 100));
  });

  it('shrinking ends and keeps values valid', () => {
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

  it('shrinking a broken value keeps its defect', () => {
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

  it('the table of bounds labels valid values correctly', () => {
    const table = boundaryValues(field);
    for (const { value, valid, label } of table) expect(judgeValue(field, value).length, label).toBe(valid ? 0 : 1);
    expect(new Set(table.map(({ value }) => value)).size).toBe(table.length);
    expect(table.every(({ value }) => ASCII.test(value))).toBe(true);
  });

  it('the round-trip values are valid', () => {
    for (const { value, label } of edgeValues(field)) expect(judgeValue(field, value), label).toEqual([]);
  });

  it('a marked value stays valid and contains the marker', () => {
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
