/** Everything that makes values for a profile's `Field`, under one roof. */
export { type BoundaryValue, boundaryValues } from './boundaryValues.ts';
export { type BrokenHow, type BrokenValue, brokenValue, brokenValueOf, brokenWays } from './brokenValue.ts';
export { type EdgeValue, edgeValues } from './edgeValues.ts';
export { validValue } from './validValue.ts';
export { withMarker } from './withMarker.ts';
