import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CredentialCase, nearMissTable, nearMissToken } from '../../../generators/credentials/credentials.ts';
import { sample } from '../../../generators/seed.ts';
import { ACCOUNTS, SID } from '../../support/generators/accounts.ts';

describe('near-miss tokens', () => {
  const account = ACCOUNTS['a usual token'];
  const token = account.authToken;
  const password = ({ header }: CredentialCase): string =>
    Buffer.from((header ?? '').replace('Basic ', ''), 'base64')
      .toString('utf8')
      .slice(SID.length + 1);

  it('differ by one edit of their kind', () => {
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
      '9f8e7d6c5b4a3928',
      `${token}${token}`,
      '',
      '9f8e7d6c5b4a39281706f5e4d3c2b1a%',
      '9f8e7d6c5b4a39281706f5e4d3c2b1a_',
      '9f8e7d6c5b4a39281706f5e4d3c2b1a*',
      '9f8e7d6c5b4a39281706f5e4d3c2b1a?',
      '9f8e7d6c5b4a39281706f5e4d3c2b1a.',
      '9f%',
      '9f*',
      '9f.*',
      '%',
      '*',
      '.*',
      '_'.repeat(32),
    ]);
  });

  it('do not change letter case in a token without letters', () => {
    const cases = [
      ...nearMissTable(ACCOUNTS['digits alone']),
      ...sample(nearMissToken(ACCOUNTS['digits alone']), 1, 500),
    ];
    expect(cases.filter(({ label }) => label.includes('letter case'))).toEqual([]);
  });

  it('cover every kind within 1,000 samples', () => {
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

  it('shrink to near misses, and shrinking ends', () => {
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
