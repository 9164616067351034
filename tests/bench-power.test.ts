import { describe, expect, it } from 'vitest';
import { hunt } from '../bench/hunt.ts';
import { type FaultPower, summary } from '../bench/power.ts';

const fault = (five: FaultPower['requests'][string], more: FaultPower['requests'][string]): FaultPower => ({
  code: 'sha256:0',
  requests: { 5: five, 25: more, 100: more },
});

it('tells for each number of runs what was always found, and how many requests that took', () => {
  const { figures, series } = summary(
    new Map([
      ['a/easy', fault([3, 3, 9], [3, 5, 4])],
      ['a/rare', fault([null, null, 70], [90, null, 200])],
      ['a/plain', fault([11, 12, 13], [12, 12, 12])],
    ]),
    15,
    2,
  );
  // the median of three hunts of which two found nothing is none
  expect(series?.rows).toEqual([
    [5, 3, 2, 2, 12, 'not found', 'not found'],
    [25, 15, 2, 1, 12, 200, 200],
    [100, 3, 2, 1, 12, 200, 200],
  ]);
  expect(figures.map(({ value }) => value)).toEqual([3, 2, 15, 200]);
  expect(figures.at(-1)?.label).toContain('`a/rare`');
});

it('counts the seeds that were asked for, not those that an earlier call measured besides', () => {
  const { series } = summary(new Map([['a/easy', fault([3, null], [3, 5])]]), 1, 0);
  expect(series?.rows).toEqual([
    [5, 1, 1, 0, 3, 3, 3],
    [25, 1, 1, 0, 3, 3, 3],
    [100, 1, 1, 0, 3, 3, 3],
  ]);
});

describe('a hunt', () => {
  it('ends with the first contradiction', async () => {
    // credentials, then the requests that are wrongly served; the clause alone sends more
    expect(await hunt({ id: 'post/balance-200', breaks: ['post.405'] }, 1, 5)).toBeLessThan(6);
  });

  it('tells that nothing was found where the clauses do not look', async () => {
    expect(await hunt({ id: 'post/balance-200', breaks: ['get.401'] }, 1, 5)).toBeNull();
  });
});
