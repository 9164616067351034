import type { Fault } from '../fault.ts';
import { answerOmitsEarlierUpdate } from './answer-omits-earlier-update.ts';
import { createMakesTwo } from './create-makes-two.ts';
import { createsMix } from './creates-mix.ts';
import { createsShareSid } from './creates-share-sid.ts';
import { defaultDiffers } from './default-differs.ts';
import { deletedReturns } from './deleted-returns.ts';
import { deletedReturnsToList } from './deleted-returns-to-list.ts';
import { deletesMix } from './deletes-mix.ts';
import { etagSurvivesSecondUpdate } from './etag-survives-second-update.ts';
import { listLate } from './list-late.ts';
import { listMissesSecondUpdate } from './list-misses-second-update.ts';
import { overloadedCreateMakesTwo } from './overloaded-create-makes-two.ts';
import { overloadedPutUndone } from './overloaded-put-undone.ts';
import { overloadedPutsMix } from './overloaded-puts-mix.ts';
import { postRevives } from './post-revives.ts';
import { putAfterPostLost } from './put-after-post-lost.ts';
import { putCreatedIgnoresPost } from './put-created-ignores-post.ts';
import { putCreatedKeeps } from './put-created-keeps.ts';
import { putCreatedVanishes } from './put-created-vanishes.ts';
import { putsMix } from './puts-mix.ts';
import { refusedCreateLater } from './refused-create-later.ts';
import { refusedDeleteLater } from './refused-delete-later.ts';
import { refusedResetsDefault } from './refused-resets-default.ts';
import { refusedWriteLater } from './refused-write-later.ts';
import { rejectedCreateLater } from './rejected-create-later.ts';
import { rejectedUpdateLater } from './rejected-update-later.ts';
import { secondPostUndone } from './second-post-undone.ts';
import { secondUpdateLost } from './second-update-lost.ts';
import { sidReused } from './sid-reused.ts';
import { thirdUpdate400 } from './third-update-400.ts';
import { twoDeletes409 } from './two-deletes-409.ts';
import { updateLeavesCopy } from './update-leaves-copy.ts';
import { updatesMix } from './updates-mix.ts';

/** Sequences of requests, and simultaneous requests. */
export const lifecycleFaults: Fault[] = [
  answerOmitsEarlierUpdate,
  createMakesTwo,
  createsMix,
  createsShareSid,
  defaultDiffers,
  deletedReturns,
  deletedReturnsToList,
  deletesMix,
  etagSurvivesSecondUpdate,
  listLate,
  listMissesSecondUpdate,
  overloadedCreateMakesTwo,
  overloadedPutUndone,
  overloadedPutsMix,
  putAfterPostLost,
  putCreatedIgnoresPost,
  putCreatedKeeps,
  putCreatedVanishes,
  putsMix,
  refusedCreateLater,
  refusedDeleteLater,
  refusedResetsDefault,
  refusedWriteLater,
  rejectedCreateLater,
  rejectedUpdateLater,
  secondPostUndone,
  secondUpdateLost,
  sidReused,
  thirdUpdate400,
  twoDeletes409,
  updateLeavesCopy,
  updatesMix,
  postRevives,
];
