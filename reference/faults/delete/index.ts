import type { Fault } from '../fault.ts';
import { status200WithContent } from './200-with-content.ts';
import { status202 } from './202.ts';
import { status204Chunked } from './204-chunked.ts';
import { status204ContentLength } from './204-content-length.ts';
import { status204WithBytes } from './204-with-bytes.ts';
import { status405As403 } from './405-as-403.ts';
import { status429Processed } from './429-processed.ts';
import { status500As502 } from './500-as-502.ts';
import { status500ForGood } from './500-for-good.ts';
import { status500Processed } from './500-processed.ts';
import { status500Unlists } from './500-unlists.ts';
import { equalsToo } from './equals-too.ts';
import { knownEtag304 } from './known-etag-304.ts';
import { listKeeps } from './list-keeps.ts';
import { malformedSid400 } from './malformed-sid-400.ts';
import { native405As204 } from './native-405-as-204.ts';
import { notGone } from './not-gone.ts';
import { oldestEqual } from './oldest-equal.ts';
import { otherPrefix404ButDeleted } from './other-prefix-404-but-deleted.ts';
import { readableOnceMore } from './readable-once-more.ts';
import { second204 } from './second-204.ts';
import { second410 } from './second-410.ts';
import { sidBeginsAlike } from './sid-begins-alike.ts';
import { sidInTheBody } from './sid-in-the-body.ts';
import { unknown204 } from './unknown-204.ts';
import { unknownCollection405 } from './unknown-collection-405.ts';
import { unknownQuery400 } from './unknown-query-400.ts';
import { unofferedServed } from './unoffered-served.ts';
import { updated204Length } from './updated-204-length.ts';
import { updated500 } from './updated-500.ts';

/** DELETE: its effect and its statuses. */
export const deleteFaults: Fault[] = [
  status200WithContent,
  status202,
  status204Chunked,
  status204ContentLength,
  status204WithBytes,
  status405As403,
  status429Processed,
  status500As502,
  status500ForGood,
  status500Processed,
  status500Unlists,
  equalsToo,
  listKeeps,
  malformedSid400,
  native405As204,
  notGone,
  otherPrefix404ButDeleted,
  oldestEqual,
  readableOnceMore,
  second204,
  second410,
  sidBeginsAlike,
  unknown204,
  unknownCollection405,
  unknownQuery400,
  unofferedServed,
  sidInTheBody,
  updated204Length,
  knownEtag304,
  updated500,
];
