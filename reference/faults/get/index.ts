import type { Fault } from '../fault.ts';
import { status203 } from './203.ts';
import { status304LateBytes } from './304-late-bytes.ts';
import { status304WithBytes } from './304-with-bytes.ts';
import { status429As503 } from './429-as-503.ts';
import { status429RetrySoon } from './429-retry-soon.ts';
import { status500As502 } from './500-as-502.ts';
import { status500AsList } from './500-as-list.ts';
import { status503ForGood } from './503-for-good.ts';
import { status503Page } from './503-page.ts';
import { status503RetryFraction } from './503-retry-fraction.ts';
import { status503RetryNegative } from './503-retry-negative.ts';
import { balanceRedirectWithoutLocation } from './balance-redirect-without-location.ts';
import { balanceRedirectsForever } from './balance-redirects-forever.ts';
import { balanceWithoutCurrency } from './balance-without-currency.ts';
import { condition412 } from './condition-412.ts';
import { dateBeatsEtag } from './date-beats-etag.ts';
import { etagLagsOnePut } from './etag-lags-one-put.ts';
import { etagOfTheSid } from './etag-of-the-sid.ts';
import { etagSurvivesOverloadedPut } from './etag-survives-overloaded-put.ts';
import { etagSurvivesPostAfterPut } from './etag-survives-post-after-put.ts';
import { everyEtagMatches } from './every-etag-matches.ts';
import { lastModifiedAtCreation } from './last-modified-at-creation.ts';
import { list404 } from './list-404.ts';
import { listEmptyBody } from './list-empty-body.ts';
import { listEtagCounts } from './list-etag-counts.ts';
import { listEtagSurvivesCreate } from './list-etag-survives-create.ts';
import { listEtagSurvivesDelete } from './list-etag-survives-delete.ts';
import { listInvalidJson } from './list-invalid-json.ts';
import { listNumberAsText } from './list-number-as-text.ts';
import { listRenamed } from './list-renamed.ts';
import { longUrl414 } from './long-url-414.ts';
import { malformedSid500 } from './malformed-sid-500.ts';
import { pageSizeAsText } from './page-size-as-text.ts';
import { queryUpdates } from './query-updates.ts';
import { queryWrites } from './query-writes.ts';
import { readingWearsOut } from './reading-wears-out.ts';
import { redirectLoop } from './redirect-loop.ts';
import { redirectNowhere } from './redirect-nowhere.ts';
import { redirectToOtherAccount } from './redirect-to-other-account.ts';
import { redirectToTheNewest } from './redirect-to-the-newest.ts';
import { redirectWithoutLocation } from './redirect-without-location.ts';
import { segmentIgnored } from './segment-ignored.ts';
import { sidAsPattern } from './sid-as-pattern.ts';
import { sidInCapitals } from './sid-in-capitals.ts';
import { sidLastDigitIgnored } from './sid-last-digit-ignored.ts';
import { unknownCollection200 } from './unknown-collection-200.ts';
import { unknownCollection410 } from './unknown-collection-410.ts';
import { unknownQuery400 } from './unknown-query-400.ts';
import { unknownSid200 } from './unknown-sid-200.ts';
import { validatorsIgnored } from './validators-ignored.ts';

/** Reading: representations, redirects, validators, statuses of GET. */
export const getFaults: Fault[] = [
  status203,
  status304LateBytes,
  status304WithBytes,
  status429As503,
  status429RetrySoon,
  status500As502,
  status500AsList,
  status503ForGood,
  status503Page,
  status503RetryFraction,
  status503RetryNegative,
  balanceWithoutCurrency,
  condition412,
  etagOfTheSid,
  etagSurvivesOverloadedPut,
  everyEtagMatches,
  lastModifiedAtCreation,
  list404,
  listEmptyBody,
  listInvalidJson,
  listNumberAsText,
  listRenamed,
  longUrl414,
  malformedSid500,
  pageSizeAsText,
  queryWrites,
  readingWearsOut,
  redirectLoop,
  redirectNowhere,
  redirectToOtherAccount,
  redirectWithoutLocation,
  segmentIgnored,
  sidAsPattern,
  sidInCapitals,
  sidLastDigitIgnored,
  unknownCollection200,
  unknownCollection410,
  unknownQuery400,
  unknownSid200,
  validatorsIgnored,
  etagLagsOnePut,
  etagSurvivesPostAfterPut,
  listEtagSurvivesCreate,
  listEtagSurvivesDelete,
  balanceRedirectsForever,
  balanceRedirectWithoutLocation,
  redirectToTheNewest,
  listEtagCounts,
  dateBeatsEtag,
  queryUpdates,
];
