/** The sentence of a finding. */
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../specs/model.ts';
import { summaryOf } from '../../../../suites/engine/evidence/summary.ts';

type Facts = Parameters<typeof summaryOf>[0];

const status = (due: number, seen: number, changes: Partial<Facts> = {}): Facts => ({
  message: 'x',
  expected: `status ${due}`,
  actual: `status ${seen}`,
  expectedStatuses: [due],
  status: seen,
  ...changes,
});
const create: Finding['request'] = { method: 'POST', path: '/Queues', resource: 'Queues', place: 'collection' };
const update: Finding['request'] = {
  method: 'POST',
  overload: 'PUT',
  path: '/Queues/{Sid}',
  resource: 'Queues',
  place: 'instance',
};

describe('the sentence of a finding', () => {
  it.each<[string, Facts]>([
    [
      'POST /Queues accepted a wrong token: got 201, expected 401',
      status(401, 201, { request: { ...create, credentials: 'another token' } }),
    ],
    [
      'POST /Queues accepted a request without credentials: got 201, expected 401',
      status(401, 201, { request: { ...create, credentials: 'no credentials' } }),
    ],
    [
      'POST /Queues with wrong credentials (Digest): got 403, expected 401',
      status(401, 403, { request: { ...create, credentials: 'Digest' } }),
    ],
    [
      'POST /Queues/{Sid}?_method=PUT accepted MaxSize “12.7”: got 200, expected 400',
      status(400, 200, { request: update, message: 'POST ?_method=PUT to update Queues: MaxSize “12.7” answers 400' }),
    ],
    [
      'POST /Queues/{Sid}?_method=PUT: got 500, expected 404 (rule: an unknown sid answers 404)',
      status(404, 500, { request: update, message: 'an unknown sid answers 404' }),
    ],
    ['POST /Queues: got 200, expected 201', status(201, 200, { request: create, message: 'POST answers 201' })],
    ['GET another path: got 200, expected 404 (rule: x)', status(404, 200, { request: { method: 'GET' } })],
    ['got a body, expected no body (rule: y)', { message: 'y', expected: 'no body', actual: 'a body' }],
  ])('%s', (sentence, facts) => {
    expect(summaryOf(facts)).toBe(sentence);
  });

  it('cuts long values', () => {
    expect(summaryOf({ message: 'm', expected: 'a'.repeat(500), actual: 'b' }).length).toBeLessThan(150);
  });
});
