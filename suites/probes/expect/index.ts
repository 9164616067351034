/** The expectations that probes use to judge answers and states. */
export { expectAlike, expectAlikeStates, type Repeat } from './alike.ts';
export { check, have, leaveToRules, need, observe } from './check.ts';
export { comparable } from './comparable.ts';
export {
  expectErrorBody,
  expectErrorDetails,
  expectNoByte,
  expectRepresentation,
  expectRetryAfter,
  expectSameSid,
} from './representation.ts';
export {
  expectAgree,
  expectExists,
  expectGone,
  expectSame,
  expectShows,
  expectStored,
  expectUnchanged,
  stableState,
} from './state.ts';
export { expectRefused, expectServed, expectStatus, needAnswer } from './status.ts';
