import type { Fault } from '../fault.ts';
import { asCreated } from './as-created.ts';
import { defaultValues } from './default-values.ts';
import { deletedOnLaterPages } from './deleted-on-later-pages.ts';
import { endsAfterDefaultPage } from './ends-after-default-page.ts';
import { endsAfterForty } from './ends-after-forty.ts';
import { firstIsSecond } from './first-is-second.ts';
import { itemBetweenPagesLost } from './item-between-pages-lost.ts';
import { itemOnTwoPages } from './item-on-two-pages.ts';
import { next404 } from './next-404.ts';
import { nextForgetsSize } from './next-forgets-size.ts';
import { nextLoops } from './next-loops.ts';
import { nextNeverEnds } from './next-never-ends.ts';
import { nextOfOtherResource } from './next-of-other-resource.ts';
import { oneItemTooMany } from './one-item-too-many.ts';
import { oneLeftLost } from './one-left-lost.ts';
import { onePageTooMany } from './one-page-too-many.ts';
import { oneUpdateBehind } from './one-update-behind.ts';
import { orderChanges } from './order-changes.ts';
import { otherItemValues } from './other-item-values.ts';
import { overloadedCreatedMissing } from './overloaded-created-missing.ts';
import { overloadedDeleteStays } from './overloaded-delete-stays.ts';
import { ownUri404 } from './own-uri-404.ts';
import { previousMissing } from './previous-missing.ts';
import { previousNeverEnds } from './previous-never-ends.ts';
import { previousTooFar } from './previous-too-far.ts';
import { putCreatedMissing } from './put-created-missing.ts';
import { putCreatedStays } from './put-created-stays.ts';
import { secondPageRepeats } from './second-page-repeats.ts';
import { shownTwice } from './shown-twice.ts';
import { sizeIgnored } from './size-ignored.ts';
import { staleAfterOverloadedPut } from './stale-after-overloaded-put.ts';
import { unchangedListKept } from './unchanged-list-kept.ts';
import { updatedMissing } from './updated-missing.ts';
import { updatedTwice } from './updated-twice.ts';
import { uriWithoutSuffix } from './uri-without-suffix.ts';

/** What lists show, and the links between their pages. */
export const listFaults: Fault[] = [
  asCreated,
  defaultValues,
  deletedOnLaterPages,
  endsAfterDefaultPage,
  endsAfterForty,
  firstIsSecond,
  itemBetweenPagesLost,
  itemOnTwoPages,
  next404,
  nextForgetsSize,
  nextLoops,
  nextNeverEnds,
  nextOfOtherResource,
  oneItemTooMany,
  onePageTooMany,
  oneUpdateBehind,
  orderChanges,
  otherItemValues,
  overloadedCreatedMissing,
  overloadedDeleteStays,
  ownUri404,
  previousMissing,
  previousNeverEnds,
  previousTooFar,
  putCreatedMissing,
  putCreatedStays,
  secondPageRepeats,
  shownTwice,
  sizeIgnored,
  staleAfterOverloadedPut,
  unchangedListKept,
  updatedMissing,
  updatedTwice,
  uriWithoutSuffix,
  oneLeftLost,
];
