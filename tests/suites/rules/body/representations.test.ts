/** Rules about representations: schema and sid, values that were sent, and what a 401 must not disclose. */
import { describe, expect, it } from 'vitest';
import { disclosure } from '../../../../suites/rules/body/disclosure.ts';
import { representation } from '../../../../suites/rules/body/representation.ts';
import { roundTrip } from '../../../../suites/rules/body/roundTrip.ts';
import { error, exchange, INSTANCE, LIST, QUEUE, SID, verdictOf } from '../../../support/rules/judge.ts';

describe('a representation', () => {
  it('holds for the resource in the path', () => {
    expect(verdictOf(representation, exchange({}, { body: QUEUE }))).toBe('get.200 holds');
    const created = exchange({ method: 'POST', path: LIST }, { status: 201, body: QUEUE });
    expect(verdictOf(representation, created)).toBe('post.201 holds');
  });

  it('is broken by another sid or schema', () => {
    const sid = `QU${'b'.repeat(32)}`;
    const overloaded = { method: 'POST', query: '_method=PUT' } as const;
    expect(verdictOf(representation, exchange(overloaded, { body: { ...QUEUE, sid } }))).toBe(
      `overload.put.200 broken: sid "${sid}"`,
    );
    expect(verdictOf(representation, exchange({}, { body: { ...QUEUE, max_size: '100' } }))).toBe(
      'get.200 broken: /max_size must be integer',
    );
    expect(verdictOf(representation, exchange({ path: LIST }, { body: QUEUE }))).toMatch(/^get\.200 broken/);
  });

  it('says nothing of errors, of unauthorised successes and of other paths', () => {
    expect(verdictOf(representation, exchange({}, { status: 404, body: error(404) }))).toBe('nothing');
    expect(verdictOf(representation, exchange({}, { body: {} }), { isAuthorised: false })).toBe('nothing');
    expect(verdictOf(representation, exchange({ path: `${INSTANCE}/x` }, { body: {} }))).toBe('nothing');
  });
});

describe('write.round-trip', () => {
  const sent = (body: string, shown: object, more = {}, circumstances = {}) =>
    verdictOf(
      roundTrip,
      exchange({ method: 'POST', path: LIST, body, ...more }, { status: 201, body: { ...QUEUE, ...shown } }),
      circumstances,
    );

  it('holds if the answer shows every value', () => {
    expect(sent('FriendlyName=a%20+b&MaxSize=7', { friendly_name: 'a  b', max_size: 7 })).toBe(
      'write.round-trip holds',
    );
  });

  it('is broken by another value', () => {
    expect(sent('FriendlyName=abc&MaxSize=7', { friendly_name: 'ab', max_size: 7 })).toBe(
      'write.round-trip broken: friendly_name "ab"',
    );
    expect(sent('MaxSize=7', { max_size: null })).toBe('write.round-trip broken: max_size null');
  });

  it.each([
    'FriendlyName=abc&FriendlyName=d',
    'Unknown=1',
    'MaxSize=007',
    'MaxSize=99999',
    'MaxSize=x',
  ])('does not compare %s', (body) => {
    expect(sent(body, {})).toBe('write.round-trip holds');
  });

  it('says nothing of other media types, refusals, and updates beside other updates', () => {
    expect(sent('FriendlyName=abc', {}, { contentType: 'text/plain' })).toBe('nothing');
    expect(sent('FriendlyName=abc', {}, { query: '_method=put' })).toBe('nothing');
    expect(sent('FriendlyName=abc', {}, {}, { isAuthorised: false })).toBe('nothing');
    expect(sent('FriendlyName=abc', {}, { path: INSTANCE }, { isAlone: false })).toBe('nothing');
    const refused = exchange({ method: 'POST', path: LIST, body: 'MaxSize=7' }, { status: 400, body: error(400) });
    expect(verdictOf(roundTrip, refused)).toBe('nothing');
  });
});

describe('auth.no-shortcut', () => {
  const refused = (body: object, headers: [string, string][] = [], sent: [string, string][] = []) =>
    verdictOf(disclosure, exchange({ headers: sent }, { status: 401, body, headers }));

  it('holds for an error, even if it repeats the request or has an ETag of its own', () => {
    expect(refused(error(401))).toBe('auth.no-shortcut holds');
    const told = { ...error(401), instance: INSTANCE, path: INSTANCE, requested: SID };
    expect(refused(told, [['ETag', '"1"']], [['If-None-Match', '"2"']])).toBe('auth.no-shortcut holds');
  });

  it('is broken by a property of the resource, or by the validator that was asked for', () => {
    expect(refused(QUEUE)).toBe('auth.no-shortcut broken: the member friendly_name in the body');
    expect(refused({ ...error(401), details: [{ max_size: 1 }] })).toBe(
      'auth.no-shortcut broken: the member max_size in the body',
    );
    expect(refused(error(401), [['ETag', '"1"']], [['If-None-Match', '"1"']])).toBe(
      'auth.no-shortcut broken: ETag: "1"',
    );
  });

  it('says nothing of other statuses', () => {
    expect(verdictOf(disclosure, exchange({}, { body: QUEUE }))).toBe('nothing');
  });
});
