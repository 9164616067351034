/**
 * `overload.*`: the overloaded status cells, the meaning and position of `_method`, and requests in which `_method` has no
 * effect.
 */
import { OVERLOADED_DELETE, OVERLOADED_PUT } from '../../fixtures/profile/verbs.ts';
import { deleteCells, writeCells } from '../cells/index.ts';
import type { Probe } from '../probe.ts';
import { equivalence } from './equivalence.ts';
import { ignoredOnGet } from './ignoredOnGet.ts';
import { queryOnly, unknownValue } from './notDeleted.ts';
import { letterCase, otherNames, repeated } from './observed.ts';
import { otherParameters } from './otherParameters.ts';
import { postOnly } from './postOnly.ts';

export const overloadProbes: Record<string, Probe> = {
  ...writeCells('overload.put', OVERLOADED_PUT),
  ...deleteCells('overload.delete', OVERLOADED_DELETE),
  'overload.equivalence': equivalence,
  'overload.get.ignored': ignoredOnGet,
  'overload.other-parameters': otherParameters,
  'overload.unknown-value': unknownValue,
  'overload.query-only': queryOnly,
  'overload.post-only': postOnly,
  'overload.other-names': otherNames,
  'overload.case': letterCase,
  'overload.repeated': repeated,
};
