/** User names that are not an AccountSid: "a 34 character string, starting with the letters AC" ("Credentials" on the page). */
import fc from 'fast-check';
import {
  type Account,
  base64Of,
  basicCase,
  braced,
  bytesOf,
  type CredentialCase,
  encoded,
  headerCase,
  SID,
  TOKEN,
} from './credentialCase.ts';

const PREFIXES = ['QU', 'AP', 'PN', 'SM', 'CA', 'SK', 'XX', '00'];

function withUser(account: Account, label: string, user: string, shell: string): CredentialCase {
  return basicCase(label, { text: user, shell }, { text: account.authToken, shell: TOKEN });
}

const without = (account: Account, at: number): CredentialCase => {
  const { accountSid: sid } = account;
  const shell = `${bytesOf(SID, 0, at)}${bytesOf(SID, at + 1, sid.length)}`;
  return withUser(account, `a sid of ${sid.length - 1} characters`, sid.slice(0, at) + sid.slice(at + 1), shell);
};

const longer = (account: Account, at: number, digit: string): CredentialCase => {
  const { accountSid: sid } = account;
  const shell = `${bytesOf(SID, 0, at)}${digit}${bytesOf(SID, at, sid.length)}`;
  return withUser(account, `a sid of ${sid.length + 1} characters`, sid.slice(0, at) + digit + sid.slice(at), shell);
};

const prefixed = (account: Account, prefix: string): CredentialCase =>
  withUser(account, `the prefix ${prefix}`, prefix + account.accountSid.slice(2), prefix + braced(SID, '#??'));

/** The prefix of the sid in each other letter case. Other user names, such as addresses, may be compared without regard to case. */
function prefixCases(sid: string): string[] {
  if (!sid.startsWith('AC')) return [];
  const [first = '', second = ''] = sid.slice(0, 2);
  const cases = [first.toLowerCase(), first.toUpperCase()].flatMap((one) =>
    [second.toLowerCase(), second.toUpperCase()].map((other) => one + other),
  );
  return [...new Set(cases)].filter((prefix) => prefix !== first + second);
}

/** The real token with the sid’s hexadecimal digits in the other letter case; undefined if the sid has no letter there. */
export function otherDigitCase(account: Account): CredentialCase | undefined {
  const { accountSid: sid } = account;
  const digits = sid.slice(2);
  const isLower = digits === digits.toLowerCase();
  const turned = isLower ? digits.toUpperCase() : digits.toLowerCase();
  if (turned === digits) return undefined;
  const [from, to] = isLower ? ['a-z', 'A-Z'] : ['A-Z', 'a-z'];
  const shell = `${bytesOf(SID, 0, 2)}$(printf %s "${braced(SID, '#??')}" | tr ${from} ${to})`;
  return withUser(account, 'the sid’s digits in the other letter case', sid.slice(0, 2) + turned, shell);
}

/** One case of every kind. */
export function malformedSidTable(account: Account): CredentialCase[] {
  const { accountSid: sid, authToken: token } = account;
  const empty = base64Of(`printf ':%s' "${TOKEN}"`);
  return [
    withUser(account, `a sid of ${sid.length - 1} characters`, sid.slice(0, -1), braced(SID, '%?')),
    withUser(account, `a sid of ${sid.length + 1} characters`, `${sid}0`, `${braced(SID)}0`),
    prefixed(account, 'QU'),
    ...prefixCases(sid).map((prefix) => prefixed(account, prefix)),
    withUser(account, 'a sid with a space before it', ` ${sid}`, ` ${SID}`),
    withUser(account, 'a sid with a space after it', `${sid} `, `${SID} `),
    // Not with `-u`: some versions of curl treat an empty user name as no credentials.
    headerCase('an empty user name', `Basic ${encoded('', token)}`, `Basic ${empty}`),
    ...(sid === token
      ? []
      : [basicCase('sid and token swapped', { text: token, shell: TOKEN }, { text: sid, shell: SID })]),
  ];
}

/** The real token with a user name that is too short or long, has another prefix, is empty, or is swapped with the token. */
export function malformedSid(account: Account): fc.Arbitrary<CredentialCase> {
  const { length } = account.accountSid;
  return fc.oneof(
    fc.constantFrom(...malformedSidTable(account)),
    fc.nat({ max: length - 1 }).map((at) => without(account, at)),
    fc
      .tuple(fc.nat({ max: length }), fc.constantFrom(...'0123456789abcdef'))
      .map(([at, digit]) => longer(account, at, digit)),
    fc
      .constantFrom(...PREFIXES.filter((prefix) => !account.accountSid.startsWith(prefix)))
      .map((prefix) => prefixed(account, prefix)),
  );
}
