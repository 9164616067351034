import type { Fault } from '../fault.ts';
import { status405As404 } from './405-as-404.ts';
import { create200 } from './create-200.ts';
import { cutAtNul } from './cut-at-nul.ts';
import { delete200 } from './delete-200.ts';
import { delete429Processed } from './delete-429-processed.ts';
import { delete429Unheard } from './delete-429-unheard.ts';
import { delete500Unheard } from './delete-500-unheard.ts';
import { deleteAnsweredNotDone } from './delete-answered-not-done.ts';
import { deleteIgnored } from './delete-ignored.ts';
import { deleteLostAfterChange } from './delete-lost-after-change.ts';
import { deleteLostIfLarge } from './delete-lost-if-large.ts';
import { deleteUnknown204 } from './delete-unknown-204.ts';
import { deleteWithBody400 } from './delete-with-body-400.ts';
import { emptyDeletes } from './empty-deletes.ts';
import { endsInDelete } from './ends-in-delete.ts';
import { extraHeader } from './extra-header.ts';
import { firstOnly } from './first-only.ts';
import { fromBody } from './from-body.ts';
import { fromBodyFirst } from './from-body-first.ts';
import { fromCookie } from './from-cookie.ts';
import { fromJson } from './from-json.ts';
import { get405 } from './get-405.ts';
import { headerPerRequest } from './header-per-request.ts';
import { lastOfTwo } from './last-of-two.ts';
import { lastOnly } from './last-only.ts';
import { lineDeletes } from './line-deletes.ts';
import { listDeletes } from './list-deletes.ts';
import { listPutOnGet } from './list-put-on-get.ts';
import { lowerCaseHonoured } from './lower-case-honoured.ts';
import { onDelete } from './on-delete.ts';
import { onGet } from './on-get.ts';
import { onGetWithBody } from './on-get-with-body.ts';
import { onPut } from './on-put.ts';
import { otherErrorCode } from './other-error-code.ts';
import { otherName } from './other-name.ts';
import { patchDeletes } from './patch-deletes.ts';
import { patchPuts } from './patch-puts.ts';
import { propertyMissing } from './property-missing.ts';
import { put200NotDone } from './put-200-not-done.ts';
import { put201Always } from './put-201-always.ts';
import { put429Processed } from './put-429-processed.ts';
import { put429RetryWords } from './put-429-retry-words.ts';
import { put429Unheard } from './put-429-unheard.ts';
import { put500Processed } from './put-500-processed.ts';
import { put500Unheard } from './put-500-unheard.ts';
import { putReplaces } from './put-replaces.ts';
import { putUnknown400 } from './put-unknown-400.ts';
import { soleOnly } from './sole-only.ts';
import { unknown501 } from './unknown-501.ts';
import { unknownDeletes } from './unknown-deletes.ts';
import { unknownUnlists } from './unknown-unlists.ts';

/** POST with _method in the query string. */
export const overloadFaults: Fault[] = [
  status405As404,
  create200,
  delete200,
  delete429Processed,
  delete429Unheard,
  delete500Unheard,
  deleteAnsweredNotDone,
  deleteIgnored,
  deleteLostAfterChange,
  deleteLostIfLarge,
  deleteUnknown204,
  emptyDeletes,
  extraHeader,
  firstOnly,
  fromBody,
  fromBodyFirst,
  get405,
  lastOfTwo,
  lastOnly,
  lowerCaseHonoured,
  onGet,
  onGetWithBody,
  otherErrorCode,
  patchDeletes,
  propertyMissing,
  put200NotDone,
  put201Always,
  put429Processed,
  put429RetryWords,
  put429Unheard,
  put500Processed,
  put500Unheard,
  putReplaces,
  putUnknown400,
  soleOnly,
  unknown501,
  unknownDeletes,
  headerPerRequest,
  listDeletes,
  lineDeletes,
  endsInDelete,
  cutAtNul,
  onPut,
  otherName,
  onDelete,
  fromCookie,
  fromJson,
  unknownUnlists,
  listPutOnGet,
  deleteWithBody400,
  patchPuts,
];
