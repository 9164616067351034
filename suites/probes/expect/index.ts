/** The named expectations: what a probe states of an answer or a state. */
export { expectAlike, expectAlikeStates } from './alike.ts';
export { check, have, need, observe } from './check.ts';
export {
  expectErrorBody,
  expectErrorDetails,
  expectNoContent,
  expectRepresentation,
  expectRetryAfter,
  expectSameSid,
} from './representation.ts';
export {
  expectGone,
  expectSame,
  expectShows,
  expectStands,
  expectStored,
  expectUnchanged,
  stableState,
} from './state.ts';
export { expectRefused, expectServed, expectStatus, needAnswer } from './status.ts';
