import { describe, expect, it } from 'vitest';
import {
  type CredentialCase,
  malformedBasic,
  malformedBasicTable,
  malformedSid,
  malformedSidTable,
  nearMissTable,
  nearMissToken,
  nonBasicScheme,
  schemeCase,
  unknownAccount,
  validCredential,
  wrongToken,
} from '../../../generators/credentials/credentials.ts';
import { sample } from '../../../generators/seed.ts';
import { ACCOUNTS, refused, SID } from '../../support/generators/accounts.ts';

/** Returns every text that a lenient decoder might read from a Basic header. */
const lenientlyDecoded = (header: string): string[] => {
  const rest = /^\s*basic[\s\t]*(.*)$/is.exec(header)?.[1] ?? '';
  const urlSafe = rest.replaceAll('-', '+').replaceAll('_', '/');
  const alphabetOnly = urlSafe.replace(/[^A-Za-z0-9+/]/g, '');
  const texts = [
    rest,
    urlSafe,
    alphabetOnly,
    rest.split(/[\s,]/)[0] ?? '',
    rest.replace(/=.*$/, ''),
    decodeLoosely(rest),
  ];
  return texts.flatMap((text) => {
    const bytes = Buffer.from(text, 'base64');
    return [bytes.toString('utf8'), bytes.toString('latin1')].flatMap((pair) => [
      pair,
      pair.trim(),
      pair.replaceAll('\0', ''),
    ]);
  });
};
const decodeLoosely = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

describe.each(Object.entries(ACCOUNTS))('credentials of an account: %s', (_, account) => {
  const { accountSid: sid, authToken: token } = account;
  const pair = `${sid}:${token}`;
  const password = ({ header }: CredentialCase): string =>
    Buffer.from((header ?? '').replace('Basic ', ''), 'base64')
      .toString('utf8')
      .slice(sid.length + 1);

  it('malformed ones stay invalid even for a lenient decoder', () => {
    const malformed = [...malformedBasicTable(account), ...sample(malformedBasic(account), 7, 1000)];
    expect(
      lenientlyDecoded(`basic \t${(validCredential(account).header ?? '').slice(6).replaceAll('=', '')} !`),
    ).toContain(pair);
    for (const { header, label } of malformed) expect(lenientlyDecoded(header ?? ''), label).not.toContain(pair);
  });

  it('can be sent in a header: Latin-1 without line breaks or outer white space', () => {
    for (const { header } of [...refused(account), validCredential(account), ...sample(schemeCase(account), 1, 20)]) {
      expect(header ?? '').toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
      expect((header ?? '').trim()).toBe(header ?? '');
    }
  });

  it('wrong ones do not reveal the token in their labels and shell text', () => {
    const pieces =
      [...token].length < 4 ? [] : Array.from({ length: token.length - 3 }, (_, at) => token.slice(at, at + 4));
    for (const { label, shell } of refused(account)) {
      for (const piece of pieces) expect(label).not.toContain(piece);
      // a literal token of the same length may share a few digits by chance
      for (const secret of [
        ...(token.length < 8 ? [] : [token]),
        Buffer.from(pair).toString('base64'),
        Buffer.from(token).toString('base64'),
      ])
        if (secret.length > 6) expect(shell).not.toContain(secret);
    }
  });

  it('are the same for the same seed', () => {
    expect(sample(nearMissToken(account), 5, 50)).toEqual(sample(nearMissToken(account), 5, 50));
    expect(wrongToken(account, 5)).toEqual(wrongToken(account, 5));
    expect(wrongToken(account, 5)).not.toEqual(wrongToken(account, 7));
  });

  it('near misses keep the sid and never equal the token', () => {
    for (const one of [...nearMissTable(account), ...sample(nearMissToken(account), 3, 2000)]) {
      expect(
        Buffer.from((one.header ?? '').replace('Basic ', ''), 'base64')
          .toString('utf8')
          .startsWith(`${sid}:`),
      ).toBe(true);
      expect(password(one)).not.toBe(token);
    }
  });
});

describe('credentials of other kinds', () => {
  const account = ACCOUNTS['a usual token'];
  const user = ({ header }: CredentialCase): string =>
    Buffer.from((header ?? '').replace('Basic ', ''), 'base64')
      .toString('utf8')
      .split(':')[0] ?? '';

  it('a wrong token has the length and alphabet of the real one', () => {
    const header = wrongToken(account, 1).header ?? '';
    expect(Buffer.from(header.slice(6), 'base64').toString()).toMatch(
      /^AC0123456789abcdef0123456789abcdef:[0-9a-f]{32}$/,
    );
    expect(wrongToken(ACCOUNTS['one character']).header).not.toBe(validCredential(ACCOUNTS['one character']).header);
  });

  it('an unknown account is well-formed', () => {
    expect(user(unknownAccount(account))).toMatch(/^AC[0-9a-f]{32}$/);
    expect(user(unknownAccount(account))).not.toBe(SID);
  });

  it('a malformed sid has 33 or 35 characters or another prefix, is empty, or is the token', () => {
    for (const one of sample(malformedSid(account), 2, 500)) {
      const name = user(one);
      expect([33, 35].includes(name.length) || !name.startsWith('AC'), one.label).toBe(true);
    }
    expect(malformedSidTable({ accountSid: SID, authToken: SID }).map(({ label }) => label)).not.toContain(
      'sid and token swapped',
    );
  });

  it('a scheme in another letter case carries the right credentials', () => {
    for (const { header } of sample(schemeCase(account), 2, 50)) {
      expect(header).toMatch(/^basic /i);
      expect(header?.startsWith('Basic ')).toBe(false);
      expect(header?.slice(6)).toBe(
        'QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjo5ZjhlN2Q2YzViNGEzOTI4MTcwNmY1ZTRkM2MyYjFhMA==',
      );
    }
  });

  it('other schemes never spell Basic', () => {
    for (const { header } of sample(nonBasicScheme(account), 4, 500)) expect(header).not.toMatch(/^basic(\s|$)/i);
  });
});
