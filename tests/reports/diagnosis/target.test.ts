/** Causes that all answers of a target show. */
import { describe, expect, it } from 'vitest';
import { targetCauses } from '../../../reports/diagnosis/target.ts';
import { conformanceOf, finding } from '../../support/reports/records.ts';

const textsFor = (answers: Record<string, number>): string[] =>
  targetCauses(conformanceOf({ 'get.200': { outcome: 'fail', answers, findings: [finding()] } }, { seed: 1 })).map(
    ({ text }) => text,
  );

describe('a target that', () => {
  it('answers 404 to everything: nothing of the profile exists there', () => {
    expect(textsFor({ 'own list 404': 20, 'own create 404': 9, 'own elsewhere 404': 3, 'wrong list 404': 5 })).toEqual([
      'Nothing of the profile documented exists at http://127.0.0.1:4010: all 29 requests with valid credentials were answered 404. Check the base URL and --profile.',
    ]);
  });

  it('refuses wrong credentials, and otherwise answers 404', () => {
    expect(textsFor({ 'own list 404': 20, 'own create 405': 9, 'wrong list 401': 50 })[0]).toMatch(
      /^Nothing of the profile/,
    );
  });

  it('answers 200 to everything', () => {
    expect(textsFor({ 'own list 200': 20, 'own create 200 no-sid': 9, 'wrong list 200': 5 })).toEqual([
      'The target answers 200 to everything, even to wrong credentials: http://127.0.0.1:4010 is a placeholder or another application, not this API.',
    ]);
  });

  it('returns numeric sids', () => {
    expect(textsFor({ 'own list 200': 20, 'own create 201 numeric-sid': 9, 'wrong list 401': 5 })).toEqual([
      'Each create returns a number as the sid, where the profile documented expects a string: no resource can be tested.',
    ]);
  });

  it('returns no sid', () => {
    expect(textsFor({ 'own list 200': 20, 'own create 201 no-sid': 9, 'wrong list 401': 5 })[0]).toMatch(
      /^No answer to a create contains a sid/,
    );
  });

  it('creates with another status', () => {
    expect(textsFor({ 'own list 200': 20, 'own create 200 not-201': 9, 'own create 400': 5 })).toEqual([
      'Each create answers 200, where the profile documented expects 201. If that is intended, set createStatus in a profile.',
    ]);
  });
});

describe('no cause', () => {
  it.each([
    ['for a working target', { 'own list 200': 20, 'own create 201': 9, 'own read 404': 30, 'wrong list 401': 5 }],
    ['if one create in three differs', { 'own create 201': 6, 'own create 200 not-201': 3, 'wrong list 401': 5 }],
    ['for few answers', { 'own list 404': 2 }],
    ['if wrong credentials were not tried', { 'own list 200': 20 }],
  ])('%s', (_, answers) => {
    expect(textsFor(answers)).toEqual([]);
  });

  it('if no clause failed', () => {
    expect(targetCauses(conformanceOf({ 'get.200': { answers: { 'own list 404': 30 } } }))).toEqual([]);
  });
});

describe('a target that refuses everything', () => {
  it('is told by the failed check of the credentials', () => {
    const skipped = Object.fromEntries(
      conformanceOf().clauses.map(({ id }) => [id, { outcome: 'not-exercised' as const, reason: 'refused' }]),
    );
    const refused = conformanceOf({
      ...skipped,
      'auth.valid-credentials': { outcome: 'fail', findings: [finding({ message: 'x', status: 403 })] },
    });
    expect(targetCauses(refused)).toEqual([
      {
        kind: 'target',
        text: 'The target refuses every request, even with the given credentials (403). Check the account sid and the token; otherwise, its authentication is broken.',
        explains: ['auth.valid-credentials'],
      },
    ]);
  });
});
