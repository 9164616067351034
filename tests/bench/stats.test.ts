import { expect, it } from 'vitest';
import { leastSquares, median } from '../../bench/stats.ts';

it('takes the middle value, or the mean of the two middle values', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([10, 2, 4, 1])).toBe(3);
  expect(median([])).toBeNaN();
});

it('fits a line by least squares', () => {
  const exact = leastSquares([
    [2, 7],
    [20, 43],
    [100, 203],
  ]);
  expect(exact.slope).toBeCloseTo(2, 10);
  expect(exact.intercept).toBeCloseTo(3, 10);
  expect(exact.r2).toBeCloseTo(1, 10);
  // computed by hand: means 2 and 11/3, xy 5, xx 2, yy 38/3
  const bent = leastSquares([
    [1, 1],
    [2, 4],
    [3, 6],
  ]);
  expect(bent.slope).toBeCloseTo(2.5, 10);
  expect(bent.intercept).toBeCloseTo(-4 / 3, 10);
  expect(bent.r2).toBeCloseTo(25 / 2 / (38 / 3), 10);
});
