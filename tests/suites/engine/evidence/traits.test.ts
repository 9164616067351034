/** The traits of a failed clause. */
import { describe, expect, it } from 'vitest';
import { changeOf } from '../../../../suites/engine/evidence/change.ts';
import { traitsOf } from '../../../../suites/engine/evidence/traits.ts';

describe('the kind of a change', () => {
  it.each([
    ['friendly_name " x"', 'friendly_name "x"', 'friendly_name: blanks at the ends'],
    ['friendly_name "Abc"', 'friendly_name "abc"', 'friendly_name: letter case'],
    ['friendly_name "a+b c"', 'friendly_name "a b c"', 'friendly_name: "+" as " "'],
    ['friendly_name "a\\"bc"', 'friendly_name "a&quot;bc"', 'friendly_name: "\\"" as "&quot;"'],
    ['friendly_name "abcdefghijklm"', 'friendly_name "abcdefghij"', 'friendly_name: cut at 10'],
    ['friendly_name "x"', 'friendly_name undefined', 'friendly_name: absent'],
    ['max_size 5', 'max_size "5"', 'max_size: number as string'],
    ['max_size 5', 'max_size 6', 'max_size: another number'],
    ['friendly_name "abc"', 'friendly_name "xyz"', 'friendly_name: another text'],
    ['max_size 5', 'friendly_name "5"', undefined],
    ['status 200', 'status 404', undefined],
    ['a body that matches the schema', '/ must have required property "uri"', undefined],
  ])('%s, seen as %s', (expected, actual, kind) => {
    expect(changeOf(expected, actual)).toBe(kind);
  });
});

const refused = (token: string, sid: string) => ({
  name: 'POST Queues (25 runs)',
  finding: {
    message: `POST with another token to ${sid} answers 401`,
    expected: 'status 401',
    actual: 'status 201',
    request: { method: 'POST' as const, place: 'collection' as const, credentials: token },
    status: 201,
    expectedStatuses: [401],
  },
});

describe('traits', () => {
  it('are the distinct observations, by kind', () => {
    expect(traitsOf([refused('another token', `QU${'a'.repeat(32)}`)])).toEqual([
      'case: POST Queues',
      'change: another token',
      'message: POST with another token to {sid} answers 401',
      'operation: POST collection',
      'status: 401 as 201',
      'values: status 401 / status 201',
    ]);
  });

  it('do not depend on sids, markers, quoted values and the number of runs', () => {
    const [one, other] = ['a1b2c3d4xx01', '0f0f0f0fzz99'].map((marker, at) =>
      traitsOf([
        {
          name: `Queues (${at + 3} runs)`,
          finding: {
            message: `shows "${marker} more text"`,
            expected: `name "${marker}"`,
            actual: `name "y${marker}"`,
          },
        },
      ]),
    );
    expect(one).toEqual(other);
  });

  it('are limited in number', () => {
    const many = Array.from({ length: 500 }, (_, at) => refused(`token ${String(at).padStart(3, 'x')}`, 'x'));
    expect(traitsOf(many)).toHaveLength(120);
  });
});
