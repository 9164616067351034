/** `overload.*` except the cells: the effect of `_method`, and requests in which it has none. */
import type { Probe } from '../probe.ts';
import { equivalence } from './equivalence.ts';
import { ignoredOnGet } from './ignoredOnGet.ts';
import { queryOnly, unknownValue } from './notDeleted.ts';
import { letterCase, repeated } from './observed.ts';
import { otherParameters } from './otherParameters.ts';

export const overloadProbes: Record<string, Probe> = {
  'overload.equivalence': equivalence,
  'overload.get.ignored': ignoredOnGet,
  'overload.other-parameters': otherParameters,
  'overload.unknown-value': unknownValue,
  'overload.query-only': queryOnly,
  'overload.case': letterCase,
  'overload.repeated': repeated,
};
