/** Rules about the bodies of errors. */
import { describe, expect, it } from 'vitest';
import { errorDetails } from '../../../../suites/rules/body/errorDetails.ts';
import { errorShape } from '../../../../suites/rules/body/errorShape.ts';
import { DOCUMENTED, error, exchange, verdictOf } from '../../../support/rules/judge.ts';

const nested = {
  ...DOCUMENTED,
  error: { ...DOCUMENTED.error, schema: {}, messageProperty: '/error/message', statusProperty: '/error/a~1b' },
};
const undescribed = { ...DOCUMENTED, error: { ...DOCUMENTED.error, undescribedStatuses: [400, 404] } };
const HTML: [string, string][] = [['Content-Type', 'text/html']];

describe('error.shape', () => {
  it('holds for an error of the declared schema', () => {
    expect(verdictOf(errorShape, exchange({}, { status: 404, body: error(404) }))).toBe('error.shape holds');
  });

  it.each<[string, Parameters<typeof exchange>[1], string]>([
    ['a page', { status: 404, body: '<h1>no</h1>', headers: HTML }, 'another body (text/html)'],
    ['text', { status: 401, body: 'no' }, 'another body (no media type)'],
    ['another type', { status: 404, body: error(404), headers: HTML }, 'text/html'],
    ['a lacking member', { status: 404, body: { status: 404 } }, "/ must have required property 'code'"],
    ['another status', { status: 404, body: error(400) }, 'status 400'],
    ['a status as text', { status: 404, body: error(404, { status: '404' }) }, '/status must be integer'],
    ['no body of a 400', { status: 400, body: '' }, 'an empty body'],
  ])('is broken by %s', (_, answer, actual) => {
    const verdict = verdictOf(errorShape, exchange({ method: 'POST' }, answer));
    expect(verdict).toBe(`error.shape broken: ${actual}`);
  });

  it('says nothing of other answers', () => {
    const nothing = (answer: Parameters<typeof exchange>[1]) => verdictOf(errorShape, exchange({}, answer));
    expect(nothing({ status: 404, body: '' })).toBe('nothing');
    expect(nothing({ status: 302, body: 'moved' })).toBe('nothing');
    expect(nothing({ status: 410, body: 'gone' })).toBe('nothing');
    const page = exchange({}, { status: 404, body: 'no' });
    expect(verdictOf(errorShape, page, { profile: undescribed })).toBe('nothing');
  });

  it('finds members by JSON pointer', () => {
    const judged = (status: number) => exchange({}, { status: 404, body: { error: { 'a/b': status } } });
    expect(verdictOf(errorShape, judged(404), { profile: nested })).toBe('error.shape holds');
    expect(verdictOf(errorShape, judged(400), { profile: nested })).toBe('error.shape broken: /error/a~1b 400');
  });
});

describe('write.error-details', () => {
  const told = (message: unknown, reason = 'Bad Request') =>
    verdictOf(errorDetails, exchange({ method: 'PUT' }, { status: 400, reason, body: error(400, { message }) }));

  it.each(['MaxSize must be an integer', '21603', 'Bad Request: MaxSize'])('holds for %s', (message) => {
    expect(told(message)).toBe('write.error-details holds');
  });

  it.each([
    'Bad Request',
    'bad request.',
    '400 Bad Request',
    'BAD_REQUEST',
    ' Bad-Request! ',
  ])('is broken by %s', (message) => {
    expect(told(message)).toBe(`write.error-details broken: message ${JSON.stringify(message)}`);
  });

  it('is broken by the reason phrase that was sent', () => {
    expect(told('Invalid input', 'Invalid Input')).toBe('write.error-details broken: message "Invalid input"');
  });

  it('does not take an empty reason phrase for the message', () => {
    expect(told('21603', '')).toBe('write.error-details holds');
  });

  it('is broken without a body, even if the profile does not describe one', () => {
    const empty = exchange({ method: 'PUT' }, { status: 400, body: '' });
    expect(verdictOf(errorDetails, empty)).toBe('write.error-details broken: an empty body');
    expect(verdictOf(errorDetails, empty, { profile: undescribed })).toBe('write.error-details broken: an empty body');
    const text = exchange({ method: 'PUT' }, { status: 400, body: 'MaxSize is too large' });
    expect(verdictOf(errorDetails, text, { profile: undescribed })).toBe('write.error-details holds');
  });

  it('finds the message by JSON pointer', () => {
    const judged = exchange({}, { status: 400, body: { error: { message: 'MaxSize is too large' } } });
    expect(verdictOf(errorDetails, judged, { profile: nested })).toBe('write.error-details holds');
  });

  it('says nothing of other statuses', () => {
    expect(verdictOf(errorDetails, exchange({}, { status: 404, body: '' }))).toBe('nothing');
  });
});
