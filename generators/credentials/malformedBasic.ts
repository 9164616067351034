/** `Authorization: Basic` with a value that does not decode to the valid credentials, even leniently. */
import fc from 'fast-check';
import {
  type Account,
  asBytes,
  base64Of,
  braced,
  type CredentialCase,
  headerCase,
  isSendable,
  SID,
  singleQuoted,
  TOKEN,
} from './credentialCase.ts';

/** A value that is not base64, in single quotes. */
const literal = (label: string, rest: string): CredentialCase => ({
  header: `Basic ${rest}`,
  label,
  shell: `-H ${singleQuoted(`Authorization: Basic ${rest}`)}`,
});

/** A case with the base64 of bytes that contain no secret. */
const ofBytes = (label: string, bytes: Uint8Array): CredentialCase =>
  literal(label, Buffer.from(bytes).toString('base64'));

/** A case with the base64 of a text. The shell text is a printf command that prints the same text. */
const ofText = (label: string, text: string, command: string): CredentialCase =>
  headerCase(label, `Basic ${Buffer.from(text, 'utf8').toString('base64')}`, `Basic ${base64Of(command)}`);

/** One case of every kind. */
export function malformedBasicTable(account: Account): CredentialCase[] {
  const { accountSid: sid, authToken: token } = account;
  const pair = Buffer.from(`${sid}:${token}`, 'utf8').toString('base64');
  const printPair = `printf '%s:%s' "${SID}" "${TOKEN}"`;
  const [head, tail] = [sid.slice(0, 2), sid.slice(2)];
  const cases = [
    headerCase('only the scheme', 'Basic', 'Basic'),
    literal('no base64: only padding', '===='),
    literal('no base64: punctuation', '!!!!'),
    literal('no base64: one character', 'Q'),
    headerCase('not encoded', `Basic ${asBytes(`${sid}:${token}`)}`, `Basic ${SID}:${TOKEN}`),
    headerCase('no base64: bytes above ASCII', 'Basic \xff\xfe\xfd', "Basic $(printf '\\377\\376\\375')"),
    ofBytes('a colon alone', Buffer.from(':')),
    ofText('no colon: the sid alone', sid, `printf %s "${SID}"`),
    ...(token.includes(':')
      ? []
      : [
          ofText('no colon: the token alone', token, `printf %s "${TOKEN}"`),
          ofText('no colon: sid and token run together', sid + token, `printf %s "${SID}${TOKEN}"`),
        ]),
    ofText('encoded twice', pair, `${printPair} | base64 | tr -d '\\n'`),
    headerCase(
      'cut off before the colon',
      `Basic ${pair.slice(0, 20)}`,
      `Basic $(${printPair} | base64 | tr -d '\\n' | cut -b1-20)`,
    ),
    ofText(
      'a control character in the sid',
      `${head}\x07${tail}:${token}`,
      `printf 'AC\\007%s:%s' "${braced(SID, '#??')}" "${TOKEN}"`,
    ),
    ofBytes('control characters alone', Buffer.from([0, 1, 2, 0x1f, 0x7f])),
    ofBytes('control characters around a colon', Buffer.from([0x0d, 0x0a, 0x3a, 0x0d, 0x0a])),
    ofBytes('no UTF-8', Buffer.from([0xff, 0xfe, 0x3a, 0xc3, 0x28])),
    literal('a thousand characters', 'QUNB'.repeat(250)),
  ];
  return cases.filter(({ header }) => header !== null && isSendable(header));
}

/**
 * Values that are not base64, have no colon, are empty or contain control characters. Excludes values that a lenient decoder
 * would turn into the valid credentials by ignoring stray characters, padding, spaces or the URL-safe alphabet.
 */
export function malformedBasic(account: Account): fc.Arbitrary<CredentialCase> {
  const printable = fc
    .string({
      unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCodePoint(code)),
      minLength: 1,
      maxLength: 40,
    })
    .map((text) => literal('characters at random', text));
  const bytes = fc
    .uint8Array({ minLength: 1, maxLength: 40 })
    .map((drawn) =>
      ofBytes(
        'no colon: bytes at random',
        drawn.filter((byte) => byte !== 0x3a),
      ),
    )
    .filter(({ header }) => header !== 'Basic ');
  const controls = fc
    .array(fc.integer({ min: 0, max: 0x1f }), { minLength: 1, maxLength: 12 })
    .map((drawn) => ofBytes('control characters at random', Uint8Array.from([...drawn, 0x3a, ...drawn])));
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...malformedBasicTable(account)) },
    { weight: 1, arbitrary: printable },
    { weight: 1, arbitrary: bytes },
    { weight: 1, arbitrary: controls },
  );
}
