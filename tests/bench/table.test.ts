import { describe, expect, it } from 'vitest';
import { isMet, type Section } from '../../bench/results.ts';
import { numberText, sectionText } from '../../bench/table.ts';

const SECTION: Section = {
  measuredAt: '2026-11-24T02:00:00.000Z',
  version: '1.2.3',
  node: '20.20.2',
  cores: 2,
  load: [0.25, 1],
  rounds: 5,
  figures: [
    { label: 'peak', value: 41.26, unit: 'MiB' },
    { label: '`--help`', value: 1.6, unit: 'ratio', target: { atMost: 1.6 } },
    { label: '`clauses`', value: 2.514, unit: 'ratio', target: { atMost: 2.5 } },
  ],
  series: { columns: ['resources', 'seconds'], rows: [[100, 1234.5]] },
};

const TABLE = `### Start: the fixed cost of a command

2026-11-24, proofmark 1.2.3, Node 20.20.2, 2 cores, load 0.3 before and 1.0 after; medians of 5 rounds.

|  | measured | target | met |
| --- | ---: | ---: | ---: |
| peak | 41.3 MiB |  |  |
| \`--help\` | 1.60 | ≤ 1.60 | yes |
| \`clauses\` | 2.51 | ≤ 2.50 | **no** |

| resources | seconds |
| --- | ---: |
| 100 | 1,235 |
`;

it('shows each figure with its target, and marks a figure that misses its target', () => {
  expect(sectionText('start', SECTION)).toBe(TABLE);
});

it('rounds a number according to its magnitude', () => {
  expect([1234567.8, 99.96, 9.994, 0.12345, 0.99123, 42].map(numberText)).toEqual([
    '1,234,568',
    '100.0',
    '9.99',
    '0.12',
    '0.9912',
    '42',
  ]);
});

describe('a target', () => {
  const figure = { label: '', unit: 'ratio' } as const;

  it('is met by a figure equal to its bound', () => {
    expect(isMet({ ...figure, value: 2, target: { atMost: 2 } })).toBe(true);
    expect(isMet({ ...figure, value: 2.01, target: { atMost: 2 } })).toBe(false);
    expect(isMet({ ...figure, value: 0.99, target: { atLeast: 0.99 } })).toBe(true);
    expect(isMet({ ...figure, value: 0.98, target: { atLeast: 0.99 } })).toBe(false);
  });

  it('is not met by NaN; isMet() returns null for a figure without a target', () => {
    expect(isMet({ ...figure, value: Number.NaN, target: { atLeast: 0.99 } })).toBe(false);
    expect(isMet({ ...figure, value: 1 })).toBeNull();
  });
});
