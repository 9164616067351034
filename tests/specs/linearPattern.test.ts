/** Patterns of users end in linear time and mean what they mean in JavaScript. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinearPattern } from '../../specs/utils/linearPattern.ts';
import { validatorFor } from '../../specs/utils/schemaValidator.ts';

describe('a linear pattern', () => {
  it.each(['^(a|a)*$', '^(a+)+$', '^([a-z]|[a-m])*$', '(x+x+)+y'])('ends at once for %s', (source) => {
    const text = `${'a'.repeat(60)}${'x'.repeat(60)}!`;
    const started = performance.now();
    expect(new LinearPattern(source).test(text)).toBe(false);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('is used by the validator of a schema', () => {
    const validate = validatorFor({ type: 'string', pattern: '^(a|a)*$' });
    expect([validate('aaa'), validate(`${'a'.repeat(60)}!`)]).toEqual([true, false]);
  });

  it.each([
    '(?=a)b',
    '(?<!a)b',
    '(a)\\1',
    '^.{1,1600}$',
    '[',
    '(?i)a',
    `a{2}${'b'.repeat(6000)}`,
  ])('refuses %s', (source) => {
    expect(() => new LinearPattern(source)).toThrow();
  });

  it.each([
    '\\/x',
    '\\u0041',
    '(?<n>a)b',
    '\\p{Script=Greek}',
    '\\p{L}\\d',
    '^[\\w.-]+$',
    '[^]',
    '^\\p{Lu}?$',
  ])('agrees with JavaScript about %s', (source) => {
    const [linear, native] = [new LinearPattern(source), new RegExp(source, 'u')];
    for (const text of ['', '/x', 'A', 'ab', 'α', 'é1', 'a.b-c_', 'É'])
      expect(linear.test(text)).toBe(native.test(text));
  });

  it('agrees with JavaScript about random patterns and texts', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '[^a]', '(?:ab|c)', '\\d', '\\w', 'c?', 'a*', 'b+', 'a{2}', '(c|a)');
    const pattern = fc.tuple(fc.constantFrom('', '^'), fc.array(atom, { maxLength: 5 }), fc.constantFrom('', '$'));
    fc.assert(
      fc.property(
        pattern,
        fc.string({ unit: fc.constantFrom('a', 'b', 'c', '1'), maxLength: 8 }),
        ([from, atoms, to], text) => {
          const source = `${from}${atoms.join('')}${to}`;
          return new LinearPattern(source).test(text) === new RegExp(source, 'u').test(text);
        },
      ),
      { numRuns: 500 },
    );
  });
});
