import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isMet, loadResults, type Results, type Section } from '../../bench/results.ts';
import { numberText, tables, withTables } from '../../bench/table.ts';
import { ROOT } from '../support/page.ts';

const SECTION: Section = {
  measuredAt: '2026-11-24T02:00:00.000Z',
  version: '1.2.3',
  code: 'sha256:0',
  node: '20.20.2',
  cores: 2,
  load: [0.25, 1],
  rounds: 5,
  figures: [
    { label: 'an empty file', value: 41.26, unit: 'ms' },
    { label: '`--help`', value: 1.6, unit: 'ratio', target: { atMost: 1.6 } },
    { label: '`clauses`', value: 2.514, unit: 'ratio', target: { atMost: 2.5 } },
  ],
  series: { columns: ['resources', 'seconds'], rows: [[100, 1234.5]] },
};
const RESULTS: Results = { schema: 'proofmark/bench@1', sections: { start: SECTION } };

const TABLE = `### Start: what a command costs before it does anything

2026-11-24, proofmark 1.2.3, Node 20.20.2, 2 cores, load 0.3 before and 1.0 after; medians of 5.

|  | measured | target | met |
| --- | ---: | ---: | ---: |
| an empty file | 41.3 ms |  |  |
| \`--help\` | 1.60 | ≤ 1.60 | yes |
| \`clauses\` | 2.51 | ≤ 2.50 | **no** |

| resources | seconds |
| --- | ---: |
| 100 | 1,235 |
`;

it('shows each figure beside its target, and what missed it as such', () => {
  expect(tables(RESULTS)).toBe(TABLE);
});

it('puts the tables between the marks and leaves the rest of the page', () => {
  const page = 'before\n<!-- bench -->\nold\n<!-- /bench -->\nafter $1\n';
  expect(withTables(page, RESULTS)).toBe(`before\n<!-- bench -->\n\n${TABLE}\n<!-- /bench -->\nafter $1\n`);
  expect(() => withTables('no marks', RESULTS)).toThrow('docs/performance.md has no place for the results');
});

it('writes numbers with as many digits as they deserve', () => {
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

  it('is met up to its bound, that included', () => {
    expect(isMet({ ...figure, value: 2, target: { atMost: 2 } })).toBe(true);
    expect(isMet({ ...figure, value: 2.01, target: { atMost: 2 } })).toBe(false);
    expect(isMet({ ...figure, value: 0.99, target: { atLeast: 0.99 } })).toBe(true);
    expect(isMet({ ...figure, value: 0.98, target: { atLeast: 0.99 } })).toBe(false);
  });

  it('that is not a number is missed, and none is neither', () => {
    expect(isMet({ ...figure, value: Number.NaN, target: { atLeast: 0.99 } })).toBe(false);
    expect(isMet({ ...figure, value: 1 })).toBeNull();
  });
});

it('stands in docs/performance.md as bench/results.json has it', () => {
  const page = readFileSync(join(ROOT, 'docs', 'performance.md'), 'utf8');
  expect(withTables(page, loadResults())).toBe(page);
});
