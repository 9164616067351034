/** The statistics of the bench. */

/** Returns NaN if there are no values. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export interface Line {
  slope: number;
  intercept: number;
  /** The coefficient of determination: 1 if every point is on the line, NaN if y is constant. */
  r2: number;
}

/** Fits a straight line by ordinary least squares. */
export function leastSquares(points: readonly (readonly [x: number, y: number])[]): Line {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const sum = (term: (dx: number, dy: number) => number) =>
    points.reduce((total, [x, y]) => total + term(x - meanX, y - meanY), 0);
  const xx = sum((dx) => dx * dx);
  const xy = sum((dx, dy) => dx * dy);
  const yy = sum((_, dy) => dy * dy);
  const slope = xy / xx;
  return { slope, intercept: meanY - slope * meanX, r2: (xy * xy) / (xx * yy) };
}
