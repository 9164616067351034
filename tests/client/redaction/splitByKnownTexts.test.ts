/** The search for known texts uses no regular expression, because a known text may be a megabyte long. */
import { expect, it } from 'vitest';
import { shellQuote } from '../../../suites/engine/evidence/curl.ts';
import { replaceOwn } from '../../../suites/fixtures/values/comparison.ts';

it.each([
  ['a.c abc', [['a.c', 'A']], `"$A"' abc'`],
  [
    'QU00001112QU000011',
    [
      ['QU000011', 'SHORT'],
      ['QU00001112', 'LONG'],
    ],
    '"$LONG""$SHORT"',
  ],
  // A number of a few digits may be a part of another one.
  ['/notes/17/17000 17', [['17', 'ID']], `'/notes/'"$ID"'/17000 '"$ID"`],
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
