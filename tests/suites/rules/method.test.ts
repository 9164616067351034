/** The method that a request asks for, where the page says it. */
import { expect, it } from 'vitest';
import type { Method } from '../../../specs/model.ts';
import { cellOf, methodOf } from '../../../suites/rules/method.ts';
import { exchange } from '../../support/rules/judge.ts';

it.each<[Method, string, string | undefined]>([
  ['GET', '', 'GET'],
  ['GET', '_method=DELETE', 'GET'],
  ['POST', '', 'POST'],
  ['POST', '_method=PUT', 'PUT'],
  ['POST', 'a=b&_method=DELETE', 'DELETE'],
  ['POST', '_method=PATCH', 'POST'],
  ['POST', '_method=', 'POST'],
  ['POST', '_method=GET,DELETE', 'POST'],
  ['POST', '_method=delete', undefined],
  ['POST', '_method=%20PUT', undefined],
  ['POST', '_METHOD=PUT', undefined],
  ['POST', 'method=PUT', undefined],
  ['POST', '%5Fmethod=PUT', undefined],
  ['POST', '_method=PUT&_method=DELETE', undefined],
  ['PUT', '_method=DELETE', undefined],
  ['DELETE', '', 'DELETE'],
])('%s ?%s: %s', (method, query, expected) => {
  expect(methodOf(exchange({ method, query }, {}).request)).toBe(expected);
});

it('leaves open what an override field means', () => {
  const headers: [string, string][] = [['X-HTTP-Method-Override', 'DELETE']];
  expect(methodOf(exchange({ method: 'POST', headers }, {}).request)).toBeUndefined();
});

it('names the cell of native and overloaded requests', () => {
  expect(cellOf(exchange({ method: 'PUT' }, {}).request, 429)).toBe('put.429');
  expect(cellOf(exchange({ method: 'POST', query: '_method=PUT' }, {}).request, 429)).toBe('overload.put.429');
});
