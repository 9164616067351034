import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CredentialCase,
  malformedBasic,
  malformedBasicTable,
  malformedSid,
  malformedSidTable,
  nearMissTable,
  nearMissToken,
  noCredentials,
  nonBasicScheme,
  nonBasicTable,
  otherCredential,
  schemeCase,
  unknownAccount,
  validCredential,
  wrongToken,
} from '../generators/credentials.ts';
import { sample } from '../generators/seed.ts';

const SID = 'AC0123456789abcdef0123456789abcdef';
const ACCOUNTS = {
  'a usual token': { accountSid: SID, authToken: '9f8e7d6c5b4a39281706f5e4d3c2b1a0' },
  'digits alone': { accountSid: SID, authToken: '12345678' },
  'one character': { accountSid: SID, authToken: 'k' },
  'with a colon and quotes': { accountSid: SID, authToken: `p:w"d'$x\`\\!%25 +/=` },
  'beyond ASCII': { accountSid: SID, authToken: 'Zoë–€😀z' },
};
type Account = (typeof ACCOUNTS)[keyof typeof ACCOUNTS];

/** Everything that a request with something wrong about its credentials may carry. */
const refused = (account: Account, runs = 300): CredentialCase[] => [
  noCredentials(),
  wrongToken(account),
  unknownAccount(account),
  ...nearMissTable(account),
  ...malformedSidTable(account),
  ...nonBasicTable(account),
  ...malformedBasicTable(account),
  ...sample(nearMissToken(account), 7, runs),
  ...sample(malformedSid(account), 7, runs),
  ...sample(nonBasicScheme(account), 7, runs),
  ...sample(malformedBasic(account), 7, runs),
];

/** Reads Basic credentials as leniently as anybody does; each way that a decoder might take. */
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

/** Sends each case by the real curl, as a shell reads its arguments, and returns the `Authorization` values that arrived. */
async function arrived(account: Account, cases: CredentialCase[], shell: string): Promise<(string | null)[]> {
  const seen: (string | null)[] = [];
  const server = createServer((request, response) => {
    const at = request.rawHeaders.findIndex((name) => name.toLowerCase() === 'authorization');
    seen[Number(request.url?.slice(1))] = request.rawHeaders[at + 1] ?? null;
    if (at < 0) seen[Number(request.url?.slice(1))] = null;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const script = cases
    .map((one, at) => `curl -q -sS --noproxy '*' ${one.shell} http://127.0.0.1:${port}/${at}`)
    .join('\n');
  try {
    const { stderr } = await promisify(execFile)(shell, [...(shell === 'bash' ? ['--norc'] : []), '-c', script], {
      env: {
        PATH: process.env.PATH,
        TWILIO_ACCOUNT_SID: account.accountSid,
        TWILIO_AUTH_TOKEN: account.authToken,
        PROOFMARK_OTHER_ACCOUNT_SID: account.accountSid,
        PROOFMARK_OTHER_AUTH_TOKEN: account.authToken,
      },
    });
    expect(stderr).toBe('');
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  return seen;
}

describe.each(Object.entries(ACCOUNTS))('credentials of an account: %s', (_, account) => {
  const { accountSid: sid, authToken: token } = account;
  const pair = `${sid}:${token}`;
  const password = ({ header }: CredentialCase): string =>
    Buffer.from((header ?? '').replace('Basic ', ''), 'base64')
      .toString('utf8')
      .slice(sid.length + 1);

  it('are malformed beyond what a lenient decoder repairs', () => {
    const malformed = [...malformedBasicTable(account), ...sample(malformedBasic(account), 7, 1000)];
    expect(
      lenientlyDecoded(`basic \t${(validCredential(account).header ?? '').slice(6).replaceAll('=', '')} !`),
    ).toContain(pair);
    for (const { header, label } of malformed) expect(lenientlyDecoded(header ?? ''), label).not.toContain(pair);
  });

  it('can be sent: Latin-1, no line break, no blank at the ends', () => {
    for (const { header } of [...refused(account), validCredential(account), ...sample(schemeCase(account), 1, 20)]) {
      expect(header ?? '').toMatch(/^[\t\x20-\x7e\x80-\xff]*$/);
      expect((header ?? '').trim()).toBe(header ?? '');
    }
  });

  it('tell nothing of the token in label and shell text', () => {
    const pieces =
      [...token].length < 4 ? [] : Array.from({ length: token.length - 3 }, (_, at) => token.slice(at, at + 4));
    for (const { label, shell } of refused(account)) {
      for (const piece of pieces) expect(label).not.toContain(piece);
      // A literal token of the same length may share a few digits by chance.
      for (const secret of [
        ...(token.length < 8 ? [] : [token]),
        Buffer.from(pair).toString('base64'),
        Buffer.from(token).toString('base64'),
      ])
        if (secret.length > 6) expect(shell).not.toContain(secret);
    }
  });

  it.each(['bash', 'sh'])('are sent the same by curl from %s', { timeout: 300_000 }, async (shell) => {
    const cases = [
      validCredential(account),
      otherCredential(account),
      ...sample(schemeCase(account), 1, 4),
      ...refused(account, 5),
    ];
    const headers = await arrived(account, cases, shell);
    cases.forEach(({ header, label }, at) => {
      expect(headers[at] === header ? 'same' : `${headers[at]} for ${header}`, label).toBe('same');
    });
  });

  it('draw the same for the same seed', () => {
    expect(sample(nearMissToken(account), 5, 50)).toEqual(sample(nearMissToken(account), 5, 50));
    expect(wrongToken(account, 5)).toEqual(wrongToken(account, 5));
    expect(wrongToken(account, 5)).not.toEqual(wrongToken(account, 7));
  });

  it('near misses keep the sid, and never come out as the token', () => {
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

describe('near-miss tokens', () => {
  const account = ACCOUNTS['a usual token'];
  const token = account.authToken;
  const password = ({ header }: CredentialCase): string =>
    Buffer.from((header ?? '').replace('Basic ', ''), 'base64')
      .toString('utf8')
      .slice(SID.length + 1);

  it('are exactly one edit of each kind', () => {
    expect(nearMissTable(account).map(password)).toEqual([
      '9F8e7d6c5b4a39281706f5e4d3c2b1a0',
      '9F8E7D6C5B4A39281706F5E4D3C2B1A0',
      'f8e7d6c5b4a39281706f5e4d3c2b1a0',
      '9f8e7d6c5b4a39281706f5e4d3c2b1a',
      '09f8e7d6c5b4a39281706f5e4d3c2b1a0',
      '9f8e7d6c5b4a39281706f5e4d3c2b1a00',
      '9f8e7d6c5b4a3928706f5e4d3c2b1a0',
      'af8e7d6c5b4a39281706f5e4d3c2b1a0',
      '9f8e7d6c5b4a39281706f5e4d3c2b1a1',
      ` ${token}`,
      `${token} `,
      `\t${token}`,
      `${token}\t`,
      `:${token}`,
      `${token}:`,
      `\0${token}`,
      `${token}\0`,
      `${token}\0x`,
    ]);
  });

  it('leave letter case out where there is no letter', () => {
    const cases = [
      ...nearMissTable(ACCOUNTS['digits alone']),
      ...sample(nearMissToken(ACCOUNTS['digits alone']), 1, 500),
    ];
    expect(cases.filter(({ label }) => label.includes('letter case'))).toEqual([]);
  });

  it('meet every kind among 1,000', () => {
    const labels = sample(nearMissToken(account), 11, 1000).map(({ label }) => label.replace(/\d+/g, '#'));
    const counts = new Map<string, number>();
    for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
    for (const kind of [
      'letter case of character #',
      'letter case of every letter',
      'one character cut at the start',
      'one character cut at the end',
      'one character more at position #',
      'character # left out',
      'another character at position #',
      'a space before it',
      'a tab after it',
      'a colon before it',
      'a NUL after',
    ])
      expect(counts.get(kind) ?? 0, kind).toBeGreaterThanOrEqual(15);
  });

  it('shrink to near misses, and stop', () => {
    let steps = 0;
    const result = fc.check(
      fc.property(nearMissToken(account), (one) => {
        steps += 1;
        expect(password(one)).not.toBe(token);
        return password(one).length <= token.length;
      }),
      { seed: 3, numRuns: 100 },
    );
    expect(result.failed).toBe(true);
    expect(steps).toBeLessThan(500);
    expect(password(result.counterexample?.[0] as CredentialCase).length).toBeGreaterThan(token.length);
  });
});

describe('the other kinds', () => {
  const account = ACCOUNTS['a usual token'];
  const user = ({ header }: CredentialCase): string =>
    Buffer.from((header ?? '').replace('Basic ', ''), 'base64')
      .toString('utf8')
      .split(':')[0] ?? '';

  it('another token has the length and the alphabet of the real one', () => {
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

  it('a malformed sid has 33 or 35 characters, another prefix, none at all, or is the token', () => {
    for (const one of sample(malformedSid(account), 2, 500)) {
      const name = user(one);
      expect([33, 35].includes(name.length) || !name.startsWith('AC'), one.label).toBe(true);
    }
    expect(malformedSidTable({ accountSid: SID, authToken: SID }).map(({ label }) => label)).not.toContain(
      'sid and token swapped',
    );
  });

  it('a scheme in another letter case still carries the right pair', () => {
    for (const { header } of sample(schemeCase(account), 2, 50)) {
      expect(header).toMatch(/^basic /i);
      expect(header?.startsWith('Basic ')).toBe(false);
      expect(header?.slice(6)).toBe(
        'QUMwMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZjo5ZjhlN2Q2YzViNGEzOTI4MTcwNmY1ZTRkM2MyYjFhMA==',
      );
    }
  });

  it('other schemes are none that spells Basic', () => {
    for (const { header } of sample(nonBasicScheme(account), 4, 500)) expect(header).not.toMatch(/^basic(\s|$)/i);
  });
});
