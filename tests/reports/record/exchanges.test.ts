import { expect, it } from 'vitest';
import { exchangesText, readExchanges } from '../../../reports/record/exchanges.ts';
import { record } from '../../support/reports/records.ts';

const RECORDS = [
  record('get.200', { exchanges: [{ title: 'a: GET /x', text: 'GET /x HTTP/1.1\n\nHTTP/1.1 200 OK\n\n"\u2028"' }] }),
  record('get.404'),
  record('post.201', {
    exchanges: [
      { title: 'b', text: 'two' },
      { title: 'c', text: 'three' },
    ],
  }),
];
const TEXT = [
  '{"clause":"get.200","title":"a: GET /x","exchange":"GET /x HTTP/1.1\\n\\nHTTP/1.1 200 OK\\n\\n\\"\u2028\\""}',
  '{"clause":"post.201","title":"b","exchange":"two"}',
  '{"clause":"post.201","title":"c","exchange":"three"}',
  '',
].join('\n');

it('has one JSON object per line, in clause order', () => {
  expect(exchangesText(RECORDS)).toBe(TEXT);
  expect(exchangesText([])).toBe('');
});

it('is read back by clause', () => {
  const found = readExchanges(TEXT, ['get.200', 'post.201']);
  expect([...found]).toEqual([
    ['get.200', RECORDS[0]?.exchanges],
    ['post.201', RECORDS[2]?.exchanges],
  ]);
  expect(readExchanges('', [])).toEqual(new Map());
});

it.each([
  ['{"clause":"get.200"}\n', 'line 1 is not an exchange: /: lacks the member "title"'],
  [`${TEXT}nonsense\n`, 'line 4 is not an exchange: not valid JSON'],
  [TEXT.replace('get.200', 'get.201'), 'line 1 names an unknown clause: "get.201"'],
  [TEXT.slice(0, -1), 'the last line is truncated'],
])('names the problem of %j', (text, message) => {
  expect(() => readExchanges(text, ['get.200', 'post.201'])).toThrow(message);
});
