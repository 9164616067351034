/** The search for known texts uses no regular expression, because a known text may be a megabyte long. */
import { expect, it } from 'vitest';
import { shellQuote } from '../../../suites/engine/evidence/curl.ts';
import { replaceOwn } from '../../../suites/fixtures/values/comparison.ts';

it.each([
  ['a.c abc', [['a.c', 'A']], `"$A"' abc'`],
  [
    'QU12QU1',
    [
      ['QU1', 'SHORT'],
      ['QU12', 'LONG'],
    ],
    '"$LONG""$SHORT"',
  ],
  ['qu1', [['QU1', 'SID']], `'qu1'`],
  ['', [['QU1', 'SID']], `''`],
  ["it's", [['', 'NONE']], `'it'\\''s'`],
] as [
  string,
  [string, string][],
  string,
][])('shellQuote() replaces known texts in %j by variables', (text, variables, word) => {
  expect(shellQuote(text, new Map(variables))).toBe(word);
});

it('shellQuote() replaces a known text of a megabyte by a variable', () => {
  const sid = 'Q'.repeat(1_000_000);
  expect(shellQuote(`/Queues/${sid}.json`, new Map([[sid, 'SID']]))).toBe(`'/Queues/'"$SID"'.json'`);
});

it('replaceOwn() replaces known texts in any letter case, and a known text of a megabyte', () => {
  const sid = 'Q'.repeat(1_000_000);
  const own = new Map([
    ['QU.1', '<sid>'],
    ['', '<none>'],
    [sid, '<long>'],
  ]);
  expect(replaceOwn({ a: ['İ qu.1 QU.1 QUx1', `x${sid.toLowerCase()}y`], b: 3 }, own)).toEqual({
    a: ['İ <sid> <sid> QUx1', 'x<long>y'],
    b: 3,
  });
});
