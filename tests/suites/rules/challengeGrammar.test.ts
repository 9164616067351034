/** The grammar of WWW-Authenticate: valid challenges, their ends, and invalid ones. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { challengesOf, isBasicWithRealm, parseChallenges } from '../../../suites/rules/challengeGrammar.ts';

const read = (value: string) =>
  parseChallenges(value)?.map(({ scheme, token68, parameters }) => [scheme, token68, Object.fromEntries(parameters)]);

describe('parseChallenges', () => {
  test.each<[string, ReturnType<typeof read>]>([
    ['Basic realm="Twilio API"', [['basic', null, { realm: 'Twilio API' }]]],
    ['BASIC REALM=twilio', [['basic', null, { realm: 'twilio' }]]],
    ['Basic realm = "a"', [['basic', null, { realm: 'a' }]]],
    ['Basic realm=""', [['basic', null, { realm: '' }]]],
    ['Basic realm="a, Digest realm=b"', [['basic', null, { realm: 'a, Digest realm=b' }]]],
    ['Basic realm="say \\"yes\\" \\\\"', [['basic', null, { realm: 'say "yes" \\' }]]],
    ['Basic realm="a", charset="UTF-8"', [['basic', null, { realm: 'a', charset: 'UTF-8' }]]],
    ['Negotiate', [['negotiate', null, {}]]],
    ['Negotiate YWJj==', [['negotiate', 'YWJj==', {}]]],
    ['Basic realm=', [['basic', 'realm=', {}]]],
    [
      'Negotiate, Basic realm="a"',
      [
        ['negotiate', null, {}],
        ['basic', null, { realm: 'a' }],
      ],
    ],
    [
      'Negotiate YWJj, Basic realm="a"',
      [
        ['negotiate', 'YWJj', {}],
        ['basic', null, { realm: 'a' }],
      ],
    ],
    [
      'Newauth realm="apps", type=1, title="Login to \\"apps\\"", Basic realm="simple"',
      [
        ['newauth', null, { realm: 'apps', type: '1', title: 'Login to "apps"' }],
        ['basic', null, { realm: 'simple' }],
      ],
    ],
    [
      'Basic realm="a",, , Bearer',
      [
        ['basic', null, { realm: 'a' }],
        ['bearer', null, {}],
      ],
    ],
    [', Basic realm="a" ,', [['basic', null, { realm: 'a' }]]],
    ['Basic , realm="a"', [['basic', null, { realm: 'a' }]]],
    ['Basic, realm="a"', undefined],
    ['Basic realm="a" charset="UTF-8"', undefined],
    ['Basic realm="a', undefined],
    ['Basic realm="a" Digest', undefined],
    ['Basic realm="a", realm="b"', undefined],
    ['Basic "a"', undefined],
    ['"Basic" realm="a"', undefined],
    ['', []],
  ])('%s', (value, expected) => {
    expect(read(value)).toEqual(expected);
  });

  test('parses generated challenges back to their parts', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);
    const quoted = fc.stringMatching(/^[\t -~]{0,12}$/).map((text) => [text, `"${text.replace(/["\\]/g, '\\$&')}"`]);
    const value = fc.oneof(
      name.map((token) => [token, token]),
      quoted,
    );
    const parameters = fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, minLength: 1, maxLength: 3 });
    const challenge = fc.record({ scheme: name, parameters });
    fc.assert(
      fc.property(
        fc.array(challenge, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(',', ', ', ' , '),
        (list, comma) => {
          const text = list
            .map(
              ({ scheme, parameters: all }) =>
                `${scheme} ${all.map(([key, [, wire]]) => `${key}=${wire}`).join(comma)}`,
            )
            .join(comma);
          expect(read(text)).toEqual(
            list.map(({ scheme, parameters: all }) => [
              scheme,
              null,
              Object.fromEntries(all.map(([key, [meant]]) => [key, meant])),
            ]),
          );
        },
      ),
    );
  });
});

describe('a Basic challenge with a realm', () => {
  test.each<[boolean, string[]]>([
    [true, ['Basic realm="Twilio API"']],
    [true, ['Bearer realm="x", error="y", basic realm=x']],
    [true, ['Bearer', 'Basic realm="x"']],
    [true, ['Bearer "broken', 'Basic realm="x"']],
    [false, ['Bearer realm="Basic realm"']],
    [false, ['Basic']],
    [false, ['Basic charset="UTF-8"']],
    [false, ['Basic YWJj']],
    [false, ['Basic realm="x']],
    [false, []],
  ])('%s: %s', (expected, values) => {
    expect(challengesOf(values).some(isBasicWithRealm)).toBe(expected);
  });
});
