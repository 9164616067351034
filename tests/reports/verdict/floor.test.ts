import { expect, it } from 'vitest';
import { belowFloor } from '../../../reports/verdict/floor.ts';
import { loadClauses } from '../../../specs/load.ts';
import type { Waiver } from '../../../specs/model.ts';
import { allRecords } from '../../support/reports/records.ts';

const waiversOf = (ids: string[]): Waiver[] =>
  loadClauses()
    .filter(({ id }) => ids.includes(id))
    .map(({ id, kind }) => ({ id, kind, to: 'check', reason: 'r' }));

it('is reached by a run in which every clause passed', () => {
  expect(belowFloor(allRecords(), 'core', [])).toEqual([]);
  expect(belowFloor(allRecords(), 'full', [])).toEqual([]);
});

it('needs an accepted write', () => {
  const records = allRecords().filter(({ id }) => /^(get|auth|error|delete)\./.test(id));
  expect(belowFloor(records, 'core', [])).toEqual(['no clause proves that the target accepts a write']);
});

it('needs a refusal of wrong credentials', () => {
  const records = allRecords().filter(({ id }) => !id.startsWith('auth.') && !id.endsWith('.401'));
  expect(belowFloor(records, 'core', [])).toEqual(['no clause proves that it refuses wrong credentials']);
});

it.each(['auth.missing-credentials', 'auth.unknown-account'])('is not reached by %s without a refused token', (id) => {
  const records = allRecords().filter(
    (one) => one.id === id || !(one.id.startsWith('auth.') || one.id.endsWith('.401')),
  );
  expect(belowFloor(records, 'core', [])).toEqual(['no clause proves that it refuses wrong credentials']);
});

it('needs half of the clauses of the level, waived and inapplicable clauses included', () => {
  const ids = loadClauses().map(({ id }) => id);
  const kept = ['post.201', 'auth.wrong-token'];
  const lowered = ids.filter((id) => !kept.includes(id));
  const changes = (change: object) => Object.fromEntries(lowered.map((id) => [id, change]));
  const all = loadClauses().filter(({ kind, level }) => kind === 'required' && level === 'core').length;
  const expected = [`only 2 of the ${all} clauses of level core passed`];
  expect(belowFloor(allRecords(changes({ outcome: 'not-applicable' })), 'core', [])).toEqual(expected);
  expect(
    belowFloor(allRecords(changes({ kind: 'check', outcome: 'inconclusive' })), 'core', waiversOf(lowered)),
  ).toEqual(expected);
  // A clause that is only observed still counts if it passed.
  expect(belowFloor(allRecords(changes({ kind: 'check' })), 'core', waiversOf(lowered))).toEqual([]);
});
