/** Rules about media types, and about answers without content. */
import { describe, expect, it } from 'vitest';
import { noContent } from '../../../../suites/rules/body/noContent.ts';
import { responseType } from '../../../../suites/rules/body/responseType.ts';
import { DOCUMENTED, error, exchange, QUEUE, verdictOf } from '../../../support/rules/judge.ts';

const typed = (type: string): [string, string][] => [['Content-Type', type]];

describe('media.response-type', () => {
  it.each(['application/json', 'Application/JSON; charset=utf-8'])('holds for %s', (type) => {
    expect(verdictOf(responseType, exchange({}, { body: QUEUE, headers: typed(type) }))).toBe(
      'media.response-type holds',
    );
  });

  it.each<[string, number, object | string]>([
    ['a success', 200, QUEUE],
    ['an error', 404, error(404)],
  ])('is broken by %s of another type', (_, status, body) => {
    expect(verdictOf(responseType, exchange({}, { status, body, headers: typed('text/html') }))).toBe(
      'media.response-type broken: Content-Type: text/html',
    );
  });

  it('is broken by a body without a type', () => {
    expect(verdictOf(responseType, exchange({}, { body: '{}' }))).toBe(
      'media.response-type broken: Content-Type: (absent)',
    );
  });

  it('says nothing without a body, of redirects, and of statuses that the profile does not describe', () => {
    const profile = { ...DOCUMENTED, error: { ...DOCUMENTED.error, undescribedStatuses: [404] } };
    expect(verdictOf(responseType, exchange({}, { status: 401, body: '' }))).toBe('nothing');
    expect(verdictOf(responseType, exchange({}, { status: 302, body: 'moved' }))).toBe('nothing');
    expect(verdictOf(responseType, exchange({}, { status: 404, body: 'no' }), { profile })).toBe('nothing');
  });
});

describe('an answer without content', () => {
  const DELETE = { method: 'DELETE' } as const;

  it('holds for a bare 204 or 304, and for fields that RFC 9110 allows', () => {
    expect(verdictOf(noContent, exchange(DELETE, { status: 204 }))).toBe('delete.204 holds');
    const zero = exchange(DELETE, { status: 204, headers: [['Content-Length', '0']] });
    expect(verdictOf(noContent, zero)).toBe('delete.204 holds');
    const described = exchange({}, { status: 304, headers: [['Content-Length', '512']] });
    expect(verdictOf(noContent, described)).toBe('get.304 holds');
  });

  it('is broken by bytes and by framing', () => {
    expect(verdictOf(noContent, exchange({}, { status: 304, body: 'x' }))).toBe(
      'get.304 broken: 1 bytes after the header',
    );
    const overloaded = { method: 'POST', query: '_method=DELETE' } as const;
    const chunked = exchange(overloaded, { status: 204, headers: [['Transfer-Encoding', 'chunked']] });
    expect(verdictOf(noContent, chunked)).toBe('overload.delete.204 broken: transfer-encoding: chunked');
    const long = exchange(DELETE, { status: 204, headers: [['Content-Length', '2']] });
    expect(verdictOf(noContent, long)).toBe('delete.204 broken: content-length: 2');
  });

  it('says nothing of other statuses', () => {
    expect(verdictOf(noContent, exchange({ method: 'PUT' }, { status: 204, body: 'x' }))).toBe('nothing');
    expect(verdictOf(noContent, exchange({}, { body: QUEUE }))).toBe('nothing');
  });
});
