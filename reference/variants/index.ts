/** The lawful variants of the reference. The suite must report no failure for any of them. */
import { absolutePageUris } from './absolute-page-uris.ts';
import { allowUnspaced } from './allow-unspaced.ts';
import { badEscape400 } from './bad-escape-400.ts';
import { busy } from './busy.ts';
import { challengesInOneField } from './challenges-in-one-field.ts';
import { charset } from './charset.ts';
import { chunked } from './chunked.ts';
import { closing } from './closing.ts';
import { compressed } from './compressed.ts';
import { contentLengthZero } from './content-length-zero.ts';
import { controlCharactersKept } from './control-characters-kept.ts';
import { create200 } from './create-200.ts';
import { deleteLags } from './delete-lags.ts';
import { deleteWithBodyRefused } from './delete-with-body-refused.ts';
import { emptyUrlRefused } from './empty-url-refused.ts';
import { emptyValuesAbsent } from './empty-values-absent.ts';
import { enumInAnyCase } from './enum-in-any-case.ts';
import { extraProperties } from './extra-properties.ts';
import { headerNamesInCapitals } from './header-names-in-capitals.ts';
import { http10 } from './http-1-0.ts';
import { integersReadLeniently } from './integers-read-leniently.ts';
import { latency } from './latency.ts';
import { methodInAnyCase } from './method-in-any-case.ts';
import { moreHeaders } from './more-headers.ts';
import { namesAlikeTaken } from './names-alike-taken.ts';
import { nested } from './nested.ts';
import { nestedChildrenOutlive } from './nested-children-outlive.ts';
import { nestedDeleteLags } from './nested-delete-lags.ts';
import { noEtag } from './no-etag.ts';
import { noLastModified } from './no-last-modified.ts';
import { noValidators } from './no-validators.ts';
import { nowAndThen500 } from './now-and-then-500.ts';
import { nowAndThen503 } from './now-and-then-503.ts';
import { olderPaging } from './older-paging.ts';
import { olderResources } from './older-resources.ts';
import { oldestFirst } from './oldest-first.ts';
import { otherAccount401 } from './other-account-401.ts';
import { otherTypesUnread } from './other-types-unread.ts';
import { otherWording } from './other-wording.ts';
import { overrideByOtherNames } from './override-by-other-names.ts';
import { realmToken } from './realm-token.ts';
import { redirectAbsolute } from './redirect-absolute.ts';
import { redirectTwice } from './redirect-twice.ts';
import { requestIdElsewhere } from './request-id-elsewhere.ts';
import { retryAfterDate } from './retry-after-date.ts';
import { severalChallenges } from './several-challenges.ts';
import { sidsInCapitals } from './sids-in-capitals.ts';
import { slowContents } from './slow-contents.ts';
import { trimmed } from './trimmed.ts';
import { unknownFields400 } from './unknown-fields-400.ts';
import { unknownMethod400 } from './unknown-method-400.ts';
import { unknownMethod405 } from './unknown-method-405.ts';
import { unsupportedMediaType } from './unsupported-media-type.ts';
import type { Variant } from './variant.ts';
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
  absolutePageUris,
  allowUnspaced,
  badEscape400,
  busy,
  challengesInOneField,
  charset,
  chunked,
  closing,
  compressed,
  contentLengthZero,
  controlCharactersKept,
  create200,
  deleteLags,
  deleteWithBodyRefused,
  emptyUrlRefused,
  emptyValuesAbsent,
  enumInAnyCase,
  extraProperties,
  headerNamesInCapitals,
  http10,
  integersReadLeniently,
  latency,
  methodInAnyCase,
  moreHeaders,
  namesAlikeTaken,
  nested,
  nestedChildrenOutlive,
  nestedDeleteLags,
  noEtag,
  noLastModified,
  noValidators,
  nowAndThen500,
  nowAndThen503,
  olderPaging,
  olderResources,
  oldestFirst,
  otherAccount401,
  otherTypesUnread,
  otherWording,
  overrideByOtherNames,
  realmToken,
  redirectAbsolute,
  redirectTwice,
  requestIdElsewhere,
  retryAfterDate,
  severalChallenges,
  sidsInCapitals,
  slowContents,
  trimmed,
  unknownFields400,
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
];

/** Every variant, ordered by id. */
export const allVariants = (): readonly Variant[] => VARIANTS;

/** The variant with that id, or undefined. */
export const variantById = (id: string): Variant | undefined => VARIANTS.find((variant) => variant.id === id);
