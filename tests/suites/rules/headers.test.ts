/** Rules about header fields: Retry-After and Location. */
import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../../client/exchange.ts';
import { location } from '../../../suites/rules/location.ts';
import { retryAfter } from '../../../suites/rules/retryAfter.ts';
import { exchange, verdictOf } from '../../support/rules/judge.ts';

const withFields = (status: number, ...headers: HttpResponse['headers']) => ({ status, headers });

describe('Retry-After', () => {
  it.each<[string, string]>([
    ['120', 'holds'],
    ['Sun, 06 Nov 1994 08:49:37 GMT', 'holds'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 'holds'],
    ['-1', 'broken: Retry-After: -1'],
    ['0.5', 'broken: Retry-After: 0.5'],
    ['soon', 'broken: Retry-After: soon'],
  ])('%s %s', (value, expected) => {
    const judged = exchange({ method: 'POST', query: '_method=PUT' }, withFields(429, ['Retry-After', value]));
    expect(verdictOf(retryAfter, judged)).toBe(`overload.put.429 ${expected}`);
  });

  it('may be sent once', () => {
    const judged = exchange({}, withFields(503, ['Retry-After', '1'], ['retry-after', '2']));
    expect(verdictOf(retryAfter, judged)).toBe('get.503 broken: Retry-After: 1, Retry-After: 2');
  });

  it('may be absent, and is not judged with other statuses', () => {
    expect(verdictOf(retryAfter, exchange({}, withFields(429)))).toBe('nothing');
    expect(verdictOf(retryAfter, exchange({}, withFields(302, ['Retry-After', 'soon'])))).toBe('nothing');
    expect(verdictOf(retryAfter, exchange({ method: 'POST' }, withFields(503, ['Retry-After', 'x'])))).toBe('nothing');
  });
});

describe('Location', () => {
  it.each(['/2010-04-01/Accounts', '../x.json', 'https://example.com/x', '?a=b'])('%s', (value) => {
    expect(verdictOf(location, exchange({}, withFields(302, ['Location', value])))).toBe('get.302 holds');
  });

  it('is required for a 302 to GET alone', () => {
    expect(verdictOf(location, exchange({}, withFields(302)))).toBe('get.302 broken: no Location');
    expect(verdictOf(location, exchange({ method: 'POST' }, withFields(302)))).toBe('nothing');
    expect(verdictOf(location, exchange({}, withFields(304)))).toBe('nothing');
  });
});
