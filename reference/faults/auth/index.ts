import type { Fault } from '../fault.ts';
import { afterForm } from './after-form.ts';
import { afterMethod } from './after-method.ts';
import { afterRoute } from './after-route.ts';
import { afterValidation } from './after-validation.ts';
import { anyAccount } from './any-account.ts';
import { anyScheme } from './any-scheme.ts';
import { balanceOpen } from './balance-open.ts';
import { bareToken } from './bare-token.ts';
import { bearer } from './bearer.ts';
import { bearerChallenge } from './bearer-challenge.ts';
import { challengeToNobody } from './challenge-to-nobody.ts';
import { challengeWithoutRealm } from './challenge-without-realm.ts';
import { conditionalOpen } from './conditional-open.ts';
import { connectionRemembered } from './connection-remembered.ts';
import { controlsRemoved } from './controls-removed.ts';
import { cookieOpens } from './cookie-opens.ts';
import { deleteAnyToken } from './delete-any-token.ts';
import { deleteMethodBeforeToken } from './delete-method-before-token.ts';
import { deleteOpen } from './delete-open.ts';
import { digest } from './digest.ts';
import { emptyBasic } from './empty-basic.ts';
import { foreignListed } from './foreign-listed.ts';
import { foreignSid404ButDeleted } from './foreign-sid-404-but-deleted.ts';
import { foreignSidRead } from './foreign-sid-read.ts';
import { foreignSidUpdated } from './foreign-sid-updated.ts';
import { formCredentials } from './form-credentials.ts';
import { getOpen } from './get-open.ts';
import { headOpen } from './head-open.ts';
import { jsonBeforeToken } from './json-before-token.ts';
import { laterPageOpen } from './later-page-open.ts';
import { malformed500 } from './malformed-500.ts';
import { noChallenge } from './no-challenge.ts';
import { noColon400 } from './no-colon-400.ts';
import { noColonAccepted } from './no-colon-accepted.ts';
import { otherAccount403 } from './other-account-403.ts';
import { otherAccount404ButDone } from './other-account-404-but-done.ts';
import { otherAccountDeletes } from './other-account-deletes.ts';
import { otherAccountReads } from './other-account-reads.ts';
import { overloadedDeleteOpen } from './overloaded-delete-open.ts';
import { overloadedPutOpen } from './overloaded-put-open.ts';
import { overloadedWithoutChallenge } from './overloaded-without-challenge.ts';
import { overrideOpen } from './override-open.ts';
import { postOpen } from './post-open.ts';
import { putAnyToken } from './put-any-token.ts';
import { putOpen } from './put-open.ts';
import { putUnknownBeforeMissing } from './put-unknown-before-missing.ts';
import { realmUnquoted } from './realm-unquoted.ts';
import { redirectOpen } from './redirect-open.ts';
import { refusedButDeleted } from './refused-but-deleted.ts';
import { refusedButDone } from './refused-but-done.ts';
import { refusedButTouched } from './refused-but-touched.ts';
import { refusedButUnlisted } from './refused-but-unlisted.ts';
import { refusedButUpdated } from './refused-but-updated.ts';
import { schemeCase } from './scheme-case.ts';
import { accountSidAsPattern } from './sid-as-pattern.ts';
import { sidBeginsAlike } from './sid-begins-alike.ts';
import { sidCut } from './sid-cut.ts';
import { sidEmpty } from './sid-empty.ts';
import { sidHalf } from './sid-half.ts';
import { sidIgnored } from './sid-ignored.ts';
import { sidLastDigit } from './sid-last-digit.ts';
import { sidOtherPrefix } from './sid-other-prefix.ts';
import { sidPrefixCase } from './sid-prefix-case.ts';
import { swapped } from './swapped.ts';
import { tokenAsPattern } from './token-as-pattern.ts';
import { tokenAsRegex } from './token-as-regex.ts';
import { tokenBeginsAlike } from './token-begins-alike.ts';
import { tokenCase } from './token-case.ts';
import { tokenCharacters } from './token-characters.ts';
import { tokenCutAtEnd } from './token-cut-at-end.ts';
import { tokenCutAtStart } from './token-cut-at-start.ts';
import { tokenEmpty } from './token-empty.ts';
import { tokenEndsAlike } from './token-ends-alike.ts';
import { tokenHalf } from './token-half.ts';
import { tokenIgnored } from './token-ignored.ts';
import { tokenOneOther } from './token-one-other.ts';
import { tokenSpaces } from './token-spaces.ts';
import { tokenTrimmed } from './token-trimmed.ts';
import { tokenUntilColon } from './token-until-colon.ts';
import { tokenUntilNul } from './token-until-nul.ts';
import { unknownAccount403 } from './unknown-account-403.ts';
import { unknownAccount404 } from './unknown-account-404.ts';
import { unknownAccount500 } from './unknown-account-500.ts';
import { validRefused } from './valid-refused.ts';

/** Authentication: accepting and refusing credentials, and challenges. */
export const authFaults: Fault[] = [
  afterForm,
  afterMethod,
  afterRoute,
  afterValidation,
  anyAccount,
  anyScheme,
  balanceOpen,
  bareToken,
  bearer,
  bearerChallenge,
  challengeToNobody,
  challengeWithoutRealm,
  conditionalOpen,
  connectionRemembered,
  controlsRemoved,
  cookieOpens,
  deleteAnyToken,
  deleteMethodBeforeToken,
  deleteOpen,
  digest,
  emptyBasic,
  foreignListed,
  foreignSid404ButDeleted,
  foreignSidRead,
  foreignSidUpdated,
  formCredentials,
  getOpen,
  headOpen,
  jsonBeforeToken,
  laterPageOpen,
  malformed500,
  noChallenge,
  noColon400,
  noColonAccepted,
  otherAccount403,
  otherAccount404ButDone,
  otherAccountDeletes,
  otherAccountReads,
  overloadedDeleteOpen,
  overloadedPutOpen,
  overloadedWithoutChallenge,
  overrideOpen,
  postOpen,
  putAnyToken,
  putOpen,
  putUnknownBeforeMissing,
  realmUnquoted,
  redirectOpen,
  refusedButDeleted,
  refusedButDone,
  refusedButTouched,
  refusedButUnlisted,
  refusedButUpdated,
  schemeCase,
  accountSidAsPattern,
  sidBeginsAlike,
  sidCut,
  sidEmpty,
  sidHalf,
  sidIgnored,
  sidLastDigit,
  sidOtherPrefix,
  sidPrefixCase,
  swapped,
  tokenAsPattern,
  tokenAsRegex,
  tokenBeginsAlike,
  tokenCase,
  tokenCharacters,
  tokenCutAtEnd,
  tokenCutAtStart,
  tokenEmpty,
  tokenEndsAlike,
  tokenHalf,
  tokenIgnored,
  tokenOneOther,
  tokenSpaces,
  tokenTrimmed,
  tokenUntilColon,
  tokenUntilNul,
  unknownAccount403,
  unknownAccount404,
  unknownAccount500,
  validRefused,
];
