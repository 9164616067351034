/** The lawful variants of the reference. The suite must report no failure for any of them. */
import { status304WithLength } from './304-with-length.ts';
import { absolutePageUris } from './absolute-page-uris.ts';
import { accountDigitsInAnyCase } from './account-digits-in-any-case.ts';
import { allowUnspaced } from './allow-unspaced.ts';
import { badEscape400 } from './bad-escape-400.ts';
import { bodilessErrors } from './bodiless-errors.ts';
import { briefListEntries } from './brief-list-entries.ts';
import { busy } from './busy.ts';
import { challengesInOneField } from './challenges-in-one-field.ts';
import { charset } from './charset.ts';
import { chunked } from './chunked.ts';
import { closing } from './closing.ts';
import { closingOn401 } from './closing-on-401.ts';
import { coarseRuntime } from './coarse-runtime.ts';
import { compressed } from './compressed.ts';
import { contentLengthZero } from './content-length-zero.ts';
import { controlCharactersKept } from './control-characters-kept.ts';
import { countedSids } from './counted-sids.ts';
import { countedSidsByAccount } from './counted-sids-by-account.ts';
import { create200 } from './create-200.ts';
import { createAnswersLost } from './create-answers-lost.ts';
import { dateOnceStrong } from './date-once-strong.ts';
import { datesRounded } from './dates-rounded.ts';
import { deleteLags } from './delete-lags.ts';
import { deleteWithBodyRefused } from './delete-with-body-refused.ts';
import { earlyHints } from './early-hints.ts';
import { emptyLastPage } from './empty-last-page.ts';
import { emptyUrlRefused } from './empty-url-refused.ts';
import { emptyValidators } from './empty-validators.ts';
import { emptyValuesAbsent } from './empty-values-absent.ts';
import { enumInAnyCase } from './enum-in-any-case.ts';
import { errorsWithTimes } from './errors-with-times.ts';
import { errorsWithoutBody } from './errors-without-body.ts';
import { etagOfEachAnswer } from './etag-of-each-answer.ts';
import { etagOnErrors } from './etag-on-errors.ts';
import { extraProperties } from './extra-properties.ts';
import { headNotOffered } from './head-not-offered.ts';
import { headerNamesInCapitals } from './header-names-in-capitals.ts';
import { hookOnCreatesOnly } from './hook-on-creates-only.ts';
import { http10 } from './http-1-0.ts';
import { integersReadLeniently } from './integers-read-leniently.ts';
import { latency } from './latency.ts';
import { listChanges } from './list-changes.ts';
import { listValidators } from './list-validators.ts';
import { methodInAnyCase } from './method-in-any-case.ts';
import { moreHeaders } from './more-headers.ts';
import { namesAlikeTaken } from './names-alike-taken.ts';
import { nested } from './nested.ts';
import { nestedChildrenOutlive } from './nested-children-outlive.ts';
import { nestedDeleteLags } from './nested-delete-lags.ts';
import { nestedError } from './nested-error.ts';
import { noEtag } from './no-etag.ts';
import { noLastModified } from './no-last-modified.ts';
import { noPreviousLink } from './no-previous-link.ts';
import { noReadOnly } from './no-read-only.ts';
import { noValidators } from './no-validators.ts';
import { nowAndThen500 } from './now-and-then-500.ts';
import { nowAndThen503 } from './now-and-then-503.ts';
import { objectProperty } from './object-property.ts';
import { olderPaging } from './older-paging.ts';
import { olderResources } from './older-resources.ts';
import { oldestFirst } from './oldest-first.ts';
import { otherAccount401 } from './other-account-401.ts';
import { otherClient } from './other-client.ts';
import { otherTypesUnread } from './other-types-unread.ts';
import { otherWording } from './other-wording.ts';
import { overrideByOtherNames } from './override-by-other-names.ts';
import { pageSizeCapped } from './page-size-capped.ts';
import { putReplaces } from './put-replaces.ts';
import { randomOrder } from './random-order.ts';
import { realmToken } from './realm-token.ts';
import { redirectAbsolute } from './redirect-absolute.ts';
import { redirectTwice } from './redirect-twice.ts';
import { redirectsLists } from './redirects-lists.ts';
import { redirectsReads } from './redirects-reads.ts';
import { relativePageUris } from './relative-page-uris.ts';
import { requestIdElsewhere } from './request-id-elsewhere.ts';
import { retryAfterDate } from './retry-after-date.ts';
import { retryAfterElsewhere } from './retry-after-elsewhere.ts';
import { sessionCookies } from './session-cookies.ts';
import { severalChallenges } from './several-challenges.ts';
import { showsTheTime } from './shows-the-time.ts';
import { sidDigitsInAnyCase } from './sid-digits-in-any-case.ts';
import { sidsInCapitals } from './sids-in-capitals.ts';
import { slowContents } from './slow-contents.ts';
import { trimmed } from './trimmed.ts';
import { undescribedErrorsAsText } from './undescribed-errors-as-text.ts';
import { unknownFields400 } from './unknown-fields-400.ts';
import { unknownMethod400 } from './unknown-method-400.ts';
import { unknownMethod405 } from './unknown-method-405.ts';
import { unsupportedMediaType } from './unsupported-media-type.ts';
import type { Variant } from './variant.ts';
import { varyingHeaders } from './varying-headers.ts';
import { weakEtag } from './weak-etag.ts';
import { withoutPut } from './without-put.ts';
import { xml } from './xml.ts';
import { xmlCdata } from './xml-cdata.ts';
import { xmlErrors } from './xml-errors.ts';
import { xmlExtended } from './xml-extended.ts';
import { xmlIndented } from './xml-indented.ts';
import { xmlOtherwise } from './xml-otherwise.ts';
import { xmlReferences } from './xml-references.ts';
import { xmlSuffix } from './xml-suffix.ts';

export type { Variant } from './variant.ts';

const VARIANTS: readonly Variant[] = [
  status304WithLength,
  absolutePageUris,
  accountDigitsInAnyCase,
  allowUnspaced,
  briefListEntries,
  badEscape400,
  busy,
  challengesInOneField,
  charset,
  chunked,
  closing,
  closingOn401,
  compressed,
  contentLengthZero,
  countedSids,
  countedSidsByAccount,
  createAnswersLost,
  controlCharactersKept,
  create200,
  datesRounded,
  deleteLags,
  deleteWithBodyRefused,
  emptyLastPage,
  emptyUrlRefused,
  emptyValuesAbsent,
  enumInAnyCase,
  errorsWithoutBody,
  etagOnErrors,
  etagOfEachAnswer,
  extraProperties,
  headNotOffered,
  headerNamesInCapitals,
  hookOnCreatesOnly,
  http10,
  integersReadLeniently,
  latency,
  listChanges,
  methodInAnyCase,
  moreHeaders,
  namesAlikeTaken,
  nested,
  nestedChildrenOutlive,
  nestedDeleteLags,
  nestedError,
  noEtag,
  noLastModified,
  noPreviousLink,
  noValidators,
  nowAndThen500,
  nowAndThen503,
  olderPaging,
  olderResources,
  oldestFirst,
  otherAccount401,
  otherClient,
  otherTypesUnread,
  otherWording,
  overrideByOtherNames,
  pageSizeCapped,
  randomOrder,
  realmToken,
  redirectAbsolute,
  redirectTwice,
  relativePageUris,
  requestIdElsewhere,
  retryAfterDate,
  retryAfterElsewhere,
  sessionCookies,
  severalChallenges,
  showsTheTime,
  sidDigitsInAnyCase,
  sidsInCapitals,
  slowContents,
  trimmed,
  unknownFields400,
  undescribedErrorsAsText,
  unknownMethod400,
  unknownMethod405,
  unsupportedMediaType,
  weakEtag,
  withoutPut,
  xml,
  xmlCdata,
  xmlErrors,
  xmlExtended,
  xmlIndented,
  xmlOtherwise,
  xmlReferences,
  xmlSuffix,
  redirectsReads,
  redirectsLists,
  varyingHeaders,
  coarseRuntime,
  errorsWithTimes,
  putReplaces,
  bodilessErrors,
  emptyValidators,
  listValidators,
  dateOnceStrong,
  noReadOnly,
  objectProperty,
  earlyHints,
];

/** Every variant, ordered by id. */
export const allVariants = (): readonly Variant[] => VARIANTS;

/** The variant with that id, or undefined. */
export const variantById = (id: string): Variant | undefined => VARIANTS.find((variant) => variant.id === id);
