/** The kinds of answers that the diagnosis counts. */
import { expect, it } from 'vitest';
import { representation } from '../../../../client/representation/representation.ts';
import { AnswerCounts } from '../../../../suites/engine/evidence/answers.ts';
import { addressedBy } from '../../../../suites/rules/addressed.ts';
import type { RuleContext } from '../../../../suites/rules/rule.ts';
import { BASE, DOCUMENTED, exchange, LIST, QUEUE } from '../../../support/rules/judge.ts';

const context: RuleContext = {
  profile: DOCUMENTED,
  addressed: ({ request }) => addressedBy(DOCUMENTED, BASE, request.path),
  shown: ({ response }) => representation(DOCUMENTED, response),
  isAuthorised: ({ request }) => request.credential.label === 'the credentials',
  isAlone: () => true,
};
const create = { method: 'POST' as const, path: LIST, body: 'FriendlyName=x' };
const wrong = { credential: { header: 'Basic y', label: 'another token', shell: '' } };

it.each([
  ['own read 404', exchange({}, { status: 404 })],
  ['own list 200', exchange({ path: LIST }, {})],
  ['wrong list 401', exchange({ path: LIST, ...wrong }, { status: 401 })],
  ['own elsewhere 404', exchange({ path: `${BASE}/Nothing.json` }, { status: 404 })],
  ['own delete 204', exchange({ method: 'POST', query: '_method=DELETE' }, { status: 204 })],
  ['own update 200', exchange({ method: 'PUT', body: '' }, { body: QUEUE })],
  ['own create 201', exchange(create, { status: 201, body: QUEUE })],
  ['own create 400', exchange(create, { status: 400 })],
  ['own create 200 not-201', exchange(create, { status: 200, body: QUEUE })],
  ['own create 201 no-sid', exchange(create, { status: 201, body: {} })],
  ['wrong create 200', exchange({ ...create, ...wrong }, { status: 200, body: {} })],
])('%s', (kind, answer) => {
  const counts = new AnswerCounts();
  counts.add(answer, 'get.200 1#1', context);
  counts.add(answer, 'get.200 2#1', context);
  expect(counts.of('get.200')).toEqual({ [kind]: 2 });
  expect(counts.of('get.404')).toBeUndefined();
});
