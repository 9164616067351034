/** `write.*`: the effects of POST and PUT. */
import { OVERLOADED_PUT, POST, PUT } from '../../fixtures/profile/verbs.ts';
import { documentedStatuses } from '../cells/documentedStatuses.ts';
import type { Probe } from '../probe.ts';
import { formDecoding } from './formDecoding.ts';
import { partialUpdate } from './partialUpdate.ts';
import { putEqualsPost, putIdempotent } from './put.ts';
import { errorDetails, rejectedWithoutEffect } from './rejected.ts';
import { roundTrip } from './roundTrip.ts';

export const writeProbes: Record<string, Probe> = {
  'write.round-trip': roundTrip,
  'write.form-decoding': formDecoding,
  'write.partial-update': partialUpdate,
  'write.put-equals-post': putEqualsPost,
  'write.put-idempotent': putIdempotent,
  'write.rejected-without-effect': rejectedWithoutEffect,
  'write.error-details': errorDetails,
  'write.documented-statuses': documentedStatuses([POST, PUT, OVERLOADED_PUT]),
};
