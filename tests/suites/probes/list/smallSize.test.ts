import { describe, expect, it } from 'vitest';
import { smallSize } from '../../../../suites/probes/list/smallSize.ts';

describe('smallSize', () => {
  it('is the least size if few pages show the resources', () => {
    expect(smallSize([0, 1, 2, 3, 4], { least: 2, maxSize: 1000 })).toBe(2);
  });

  it('is at least the minimum of the profile', () => {
    expect(smallSize([0, 1, 2, 3, 4], { least: 2, minSize: 4, maxSize: 1000 })).toBe(4);
  });

  it('grows until five pages show the last resource', () => {
    expect(smallSize([0, 54], { least: 2, maxSize: 1000 })).toBe(11);
  });

  it('puts a boundary between resources at the end of a long list', () => {
    const size = smallSize([995, 996, 997, 998, 999], { least: 2, maxSize: 1000 });
    expect(size).toBe(249);
    expect(Math.floor(995 / 249)).toBeLessThan(Math.floor(999 / 249));
  });

  it('does not exist if more than five pages of the maximum size come before the resources', () => {
    expect(smallSize([900, 901], { least: 2, maxSize: 100 })).toBeUndefined();
  });

  it('does not exist for a single resource', () => {
    expect(smallSize([0], { least: 2, maxSize: 100 })).toBeUndefined();
  });
});
