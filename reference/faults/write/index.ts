import type { Fault } from '../fault.ts';
import { status400AsList } from './400-as-list.ts';
import { status400Page } from './400-page.ts';
import { status400PhraseAndCode } from './400-phrase-and-code.ts';
import { status400WithoutBody } from './400-without-body.ts';
import { status422 } from './422.ts';
import { appliedUntilBroken } from './applied-until-broken.ts';
import { astral500 } from './astral-500.ts';
import { astralReplaced } from './astral-replaced.ts';
import { badEscape500 } from './bad-escape-500.ts';
import { bareMessage } from './bare-message.ts';
import { composed } from './composed.ts';
import { emptyName } from './empty-name.ts';
import { emptyNamed } from './empty-named.ts';
import { endTrimmed } from './end-trimmed.ts';
import { enumDefault } from './enum-default.ts';
import { enumList } from './enum-list.ts';
import { enumUnchecked } from './enum-unchecked.ts';
import { enumValueMissing } from './enum-value-missing.ts';
import { equalsSplits } from './equals-splits.ts';
import { escaped } from './escaped.ts';
import { integerBeginsWell } from './integer-begins-well.ts';
import { integerWordDefault } from './integer-word-default.ts';
import { integerWraps } from './integer-wraps.ts';
import { invisibleRemoved } from './invisible-removed.ts';
import { lastOfTwoOnly } from './last-of-two-only.ts';
import { latin1 } from './latin-1.ts';
import { leadingPlusStays } from './leading-plus-stays.ts';
import { leadingZerosLost } from './leading-zeros-lost.ts';
import { length64Refused } from './length-64-refused.ts';
import { lengthUnchecked } from './length-unchecked.ts';
import { lineEndsUnified } from './line-ends-unified.ts';
import { literalEqualsCuts } from './literal-equals-cuts.ts';
import { longQueryCutsAnswer } from './long-query-cuts-answer.ts';
import { longUrl414 } from './long-url-414.ts';
import { longestCut } from './longest-cut.ts';
import { lowerHexStays } from './lower-hex-stays.ts';
import { maximumRefused } from './maximum-refused.ts';
import { maximumUnchecked } from './maximum-unchecked.ts';
import { media400Bare } from './media-400-bare.ts';
import { minimumUnchecked } from './minimum-unchecked.ts';
import { noBreakSpaceReplaced } from './no-break-space-replaced.ts';
import { noMessage } from './no-message.ts';
import { nul500 } from './nul-500.ts';
import { nullWordEmpty } from './null-word-empty.ts';
import { oneTooLong } from './one-too-long.ts';
import { orderMatters } from './order-matters.ts';
import { overloadedHalfApplied } from './overloaded-half-applied.ts';
import { overloadedPutReadsHex } from './overloaded-put-reads-hex.ts';
import { overloadedUnchecked } from './overloaded-unchecked.ts';
import { percentLost } from './percent-lost.ts';
import { percentTwice } from './percent-twice.ts';
import { plusIsSpaceAgain } from './plus-is-space-again.ts';
import { postClears } from './post-clears.ts';
import { quoteStripped } from './quote-stripped.ts';
import { refusedCreateKept } from './refused-create-kept.ts';
import { shownNotStored } from './shown-not-stored.ts';
import { sizeResetsName } from './size-resets-name.ts';
import { spacesCollapsed } from './spaces-collapsed.ts';
import { templatesResolved } from './templates-resolved.ts';
import { threeBytesAtMost } from './three-bytes-at-most.ts';
import { tooLongCut } from './too-long-cut.ts';
import { trimmed } from './trimmed.ts';
import { twentyStays } from './twenty-stays.ts';
import { unescaped } from './unescaped.ts';
import { unknownParameter422 } from './unknown-parameter-422.ts';
import { updateTakesRelativeUrl } from './update-takes-relative-url.ts';
import { urlAnyScheme } from './url-any-scheme.ts';
import { urlFragmentLost } from './url-fragment-lost.ts';
import { urlLowerCase } from './url-lower-case.ts';
import { urlNormalised } from './url-normalised.ts';
import { urlResetsMethod } from './url-resets-method.ts';
import { urlUnchecked } from './url-unchecked.ts';
import { urlWithSpace } from './url-with-space.ts';
import { urlWithoutHost } from './url-without-host.ts';
import { urlWithoutQuery } from './url-without-query.ts';
import { urlWithoutScheme } from './url-without-scheme.ts';
import { validHalfApplied } from './valid-half-applied.ts';
import { wideNarrowed } from './wide-narrowed.ts';

/** POST and PUT: validation, decoding, partial updates. */
export const writeFaults: Fault[] = [
  status400AsList,
  status400Page,
  status400PhraseAndCode,
  status400WithoutBody,
  status422,
  appliedUntilBroken,
  astral500,
  astralReplaced,
  bareMessage,
  emptyName,
  emptyNamed,
  endTrimmed,
  enumDefault,
  enumUnchecked,
  enumValueMissing,
  equalsSplits,
  escaped,
  integerBeginsWell,
  integerWordDefault,
  lastOfTwoOnly,
  latin1,
  leadingPlusStays,
  length64Refused,
  lengthUnchecked,
  longQueryCutsAnswer,
  longUrl414,
  longestCut,
  lowerHexStays,
  maximumRefused,
  maximumUnchecked,
  media400Bare,
  minimumUnchecked,
  noMessage,
  oneTooLong,
  orderMatters,
  overloadedHalfApplied,
  overloadedUnchecked,
  percentLost,
  percentTwice,
  plusIsSpaceAgain,
  postClears,
  quoteStripped,
  refusedCreateKept,
  sizeResetsName,
  spacesCollapsed,
  threeBytesAtMost,
  tooLongCut,
  trimmed,
  twentyStays,
  unknownParameter422,
  urlAnyScheme,
  urlLowerCase,
  urlResetsMethod,
  urlUnchecked,
  urlWithSpace,
  urlWithoutHost,
  urlWithoutQuery,
  urlWithoutScheme,
  validHalfApplied,
  leadingZerosLost,
  noBreakSpaceReplaced,
  composed,
  invisibleRemoved,
  nullWordEmpty,
  unescaped,
  templatesResolved,
  wideNarrowed,
  urlFragmentLost,
  urlNormalised,
  nul500,
  badEscape500,
  lineEndsUnified,
  shownNotStored,
  integerWraps,
  overloadedPutReadsHex,
  enumList,
  updateTakesRelativeUrl,
  literalEqualsCuts,
];
