/** Valid, missing and foreign credentials. Near misses and malformed credentials have their own files. */
import fc from 'fast-check';
import { draw } from '../seed.ts';
import { unknownSid } from '../sids/sid.ts';
import { type Account, basicCase, type CredentialCase, encoded, headerCase, SID, TOKEN } from './credentialCase.ts';

export type { Account, CredentialCase } from './credentialCase.ts';
export { malformedBasic, malformedBasicTable } from './malformedBasic.ts';
export { malformedSid, malformedSidTable, otherDigitCase } from './malformedSid.ts';
export { nearMissAccountTable } from './nearMissAccount.ts';
export { nearMissTable, nearMissToken } from './nearMissToken.ts';
export { nonBasicScheme, nonBasicTable } from './nonBasicScheme.ts';

const sidOf = (account: Account) => ({ text: account.accountSid, shell: SID });
const tokenOf = (account: Account) => ({ text: account.authToken, shell: TOKEN });

/** The account's own credentials, as HTTP Basic ("Credentials" on the page). */
export function validCredential(account: Account): CredentialCase {
  return basicCase('valid credentials', sidOf(account), tokenOf(account));
}

/** The credentials of a second account; the shell text uses the `PROOFMARK_OTHER_…` variables. */
export function otherCredential(other: Account): CredentialCase {
  return basicCase(
    'another account’s valid credentials',
    { text: other.accountSid, shell: '$PROOFMARK_OTHER_ACCOUNT_SID' },
    { text: other.authToken, shell: '$PROOFMARK_OTHER_AUTH_TOKEN' },
  );
}

/** No `Authorization` header. */
export function noCredentials(): CredentialCase {
  return { header: null, label: 'no credentials', shell: '' };
}

const HEX = '0123456789abcdef';
const ALPHANUMERIC = `${HEX}ghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ`;

/** Evenly distributed characters, because a simple token may be another account's real token. */
const characters = (alphabet: string, length: number): fc.Arbitrary<string> =>
  fc.noBias(fc.string({ unit: fc.constantFrom(...alphabet), minLength: length, maxLength: length }));

/**
 * The right sid with another token of the same length, which differs in more than letter case. The token is hexadecimal if the real
 * token is, and depends on the seed. The shell text contains it, because it reveals nothing about the real token.
 */
export function wrongToken(account: Account, seed = 0): CredentialCase {
  const { authToken } = account;
  const alphabet = /^[0-9a-f]+$/.test(authToken) ? HEX : ALPHANUMERIC;
  const others = characters(alphabet, [...authToken].length).filter(
    (token) => token.toLowerCase() !== authToken.toLowerCase(),
  );
  const token = draw(others, seed);
  return basicCase('another token', sidOf(account), { text: token, shell: token });
}

/** The real token with a well-formed sid that no account has. The sid depends on the seed. */
export function unknownAccount(account: Account, seed = 0): CredentialCase {
  const others = unknownSid('AC').filter((sid) => sid.toLowerCase() !== account.accountSid.toLowerCase());
  const sid = draw(others, seed);
  return basicCase('an unknown account', { text: sid, shell: sid }, tokenOf(account));
}

/** The right credentials with `Basic` in another letter case (the scheme is case-insensitive, RFC 9110 11.1). */
export function schemeCase(account: Account): fc.Arbitrary<CredentialCase> {
  const { accountSid, authToken } = account;
  return fc
    .oneof(fc.constantFrom('basic', 'BASIC'), fc.mixedCase(fc.constant('basic')))
    .filter((scheme) => scheme !== 'Basic')
    .map((scheme) =>
      headerCase(
        `the scheme written ${scheme}`,
        `${scheme} ${encoded(accountSid, authToken)}`,
        `${scheme} $(printf '%s:%s' "${SID}" "${TOKEN}" | base64 | tr -d '\\n')`,
      ),
    );
}
