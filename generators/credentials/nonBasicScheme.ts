/** The right sid and token with a scheme other than Basic. */
import fc from 'fast-check';
import { faked } from '../fakerFrom.ts';
import {
  type Account,
  asBytes,
  base64Of,
  type CredentialCase,
  encoded,
  headerCase,
  isSendable,
  SID,
  TOKEN,
} from './credentialCase.ts';

const ENCODED = base64Of(`printf '%s:%s' "${SID}" "${TOKEN}"`);

const scheme = (account: Account, name: string): CredentialCase =>
  headerCase(`the scheme ${name}`, `${name} ${encoded(account.accountSid, account.authToken)}`, `${name} ${ENCODED}`);

/** One case of every kind. Cases with the bare token are only included if HTTP can carry it unchanged. */
export function nonBasicTable(account: Account): CredentialCase[] {
  const { accountSid: sid, authToken: token } = account;
  const digest = (user: string, quote: string): string =>
    ['username', 'realm', 'nonce', 'uri', 'response']
      .map(
        (name, at) =>
          `${name}=${quote}${[user, 'Twilio API', '0a4f113b', '/', '6629fae49393a05397450978507c4ef1'][at]}${quote}`,
      )
      .join(', ');
  return [
    headerCase('Bearer with the token', `Bearer ${asBytes(token)}`, `Bearer ${TOKEN}`),
    scheme(account, 'Bearer'),
    headerCase('Digest', `Digest ${digest(sid, '"')}`, `Digest ${digest(SID, '\\"')}`),
    scheme(account, 'Digest'),
    headerCase('the bare token', asBytes(token), TOKEN),
    headerCase('the bare base64', encoded(sid, token), ENCODED),
    headerCase('sid and token without a scheme', asBytes(`${sid}:${token}`), `${SID}:${TOKEN}`),
    scheme(account, 'Token'),
    scheme(account, 'Negotiate'),
  ].filter(({ header }) => header !== null && isSendable(header) && !/^basic(\s|$)/i.test(header));
}

/** Bearer (with the token or the base64), Digest, the bare token, the bare base64, and unknown schemes. */
export function nonBasicScheme(account: Account): fc.Arbitrary<CredentialCase> {
  const unknown = fc.oneof(
    fc.constantFrom('Basi', 'Basic2', 'XBasic', 'Proxy-Basic', 'B', 'NTLM', 'AWS4-HMAC-SHA256'),
    faked((faker) => faker.hacker.abbreviation()),
  );
  return fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...nonBasicTable(account)) },
    { weight: 1, arbitrary: unknown.map((name) => scheme(account, name)) },
  );
}
