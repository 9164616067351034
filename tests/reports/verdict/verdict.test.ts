import { describe, expect, it } from 'vitest';
import { assess, attemptedPassed, type VerdictOptions } from '../../../reports/verdict/verdict.ts';
import { record } from '../../support/reports/records.ts';

const core: VerdictOptions = { level: 'core', selection: null, interrupted: false, waived: [] };
/** Records that reach the floor of a verdict. */
const floor = [record('post.201'), record('auth.wrong-token')];
const judge = (records: ReturnType<typeof record>[], options: VerdictOptions) =>
  assess([...floor, ...records], options);
const full: VerdictOptions = { ...core, level: 'full' };

describe('the verdict', () => {
  it('is conformant when every needed clause passed or does not apply', () => {
    const judged = judge([record('a'), record('b', { outcome: 'not-applicable' })], core);
    expect(judged.verdict).toBe('conformant');
    expect(judged.reason).toBeNull();
    expect(judged.attained).toEqual({ core: { passed: 3, of: 3 }, full: { passed: 3, of: 3 } });
  });

  it('is non-conformant after any required failure', () => {
    const judged = judge(
      [record('a'), record('b', { outcome: 'fail', level: 'full' }), record('c', { outcome: 'inconclusive' })],
      core,
    );
    expect(judged.verdict).toBe('non-conformant');
    expect(judged.reason).toBe('1 required clause failed: b.');
  });

  it('does not fail on a warning, an optional failure or a check', () => {
    const records = [
      record('a'),
      record('b', { outcome: 'warn', kind: 'optional' }),
      record('c', { outcome: 'inconclusive', kind: 'check' }),
      record('d', { outcome: 'not-exercised', kind: 'optional' }),
    ];
    expect(judge(records, full).verdict).toBe('conformant');
  });

  it.each([
    'not-exercised',
    'inconclusive',
    'error',
    'warn',
  ] as const)('is incomplete when a needed clause is %s', (outcome) => {
    const judged = judge([record('a'), record('b', { outcome })], core);
    expect(judged.verdict).toBe('incomplete');
    expect(judged.reason).toContain(`1 required clause of level core did not pass: b (${outcome})`);
  });

  it('does not need clauses above the requested level, but counts them', () => {
    const records = [record('a'), record('b', { level: 'full', outcome: 'not-exercised' })];
    expect(judge(records, core).verdict).toBe('conformant');
    expect(judge(records, core).attained).toEqual({ core: { passed: 3, of: 3 }, full: { passed: 3, of: 4 } });
    expect(judge(records, full).verdict).toBe('incomplete');
  });

  it('is incomplete below the floor, whatever does not apply or is waived', () => {
    const notApplicable = record('a', { outcome: 'not-applicable' });
    expect(assess([], core).verdict).toBe('incomplete');
    expect(assess([notApplicable], core)).toMatchObject({
      verdict: 'incomplete',
      reason:
        'no clause proves that the target accepts a write; no clause proves that it refuses wrong credentials; only 0 of the 1 clauses of level core passed.',
    });
  });

  it('is incomplete after an interruption, even if all needed clauses passed', () => {
    expect(judge([record('a')], { ...core, interrupted: true })).toMatchObject({
      verdict: 'incomplete',
      reason: 'the run was interrupted.',
    });
  });

  it('reports internal errors even if the level does not need the clause', () => {
    const judged = judge([record('a'), record('b', { level: 'full', outcome: 'error' })], core);
    expect(judged.verdict).toBe('conformant');
    expect(judged.reason).toBe('1 clause ended in an internal error: b.');
    const failed = judge([record('a', { outcome: 'fail' }), record('b', { outcome: 'error' })], core);
    expect(failed.reason).toBe('1 required clause failed: a; 1 clause ended in an internal error: b.');
  });

  it('names the first five clauses and counts the rest', () => {
    const records = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id) => record(id, { outcome: 'fail' }));
    expect(judge(records, core).reason).toBe('7 required clauses failed: a, b, c, d, e and 2 more.');
  });

  it('counts every outcome, zeros included', () => {
    const records = [record('a'), record('b'), record('c', { outcome: 'warn', kind: 'optional' })];
    expect(judge(records, core).totals).toEqual({
      pass: 4,
      fail: 0,
      warn: 1,
      'not-exercised': 0,
      'not-applicable': 0,
      inconclusive: 0,
      error: 0,
    });
  });
});

describe('a selection', () => {
  const selection = { patterns: ['auth.*'], ids: ['auth.a', 'auth.b'] };
  const unselected = record('get.a', { outcome: 'not-exercised' });

  it('never makes a run conformant, and gives the reason', () => {
    const judged = assess([record('auth.a'), record('auth.b'), unselected], { ...core, selection });
    expect(judged).toMatchObject({
      verdict: 'incomplete',
      reason: '--clause selected only part of the clauses: auth.*.',
    });
  });

  it('still makes a run non-conformant after a required failure', () => {
    const records = [record('auth.a', { outcome: 'fail' }), record('auth.b')];
    expect(assess(records, { ...core, selection }).verdict).toBe('non-conformant');
  });

  it('passes if its required clauses pass or do not apply, and at least one passes', () => {
    expect(attemptedPassed([record('auth.a'), record('auth.b'), unselected], { ...core, selection })).toBe(true);
    expect(
      attemptedPassed([record('auth.a'), record('auth.b', { outcome: 'not-applicable' })], { ...core, selection }),
    ).toBe(true);
    expect(
      attemptedPassed([record('auth.a'), record('auth.b', { outcome: 'warn', kind: 'optional' })], {
        ...core,
        selection,
      }),
    ).toBe(true);
  });

  it('does not pass if a clause of any level is inconclusive or if no clause passes', () => {
    const open = [record('auth.a'), record('auth.b', { outcome: 'inconclusive', level: 'full' })];
    expect(attemptedPassed(open, { ...core, selection })).toBe(false);
    expect(assess(open, { ...core, selection }).reason).toContain(
      '1 selected clause did not pass: auth.b (inconclusive)',
    );
    const nothing = [record('auth.a', { outcome: 'not-applicable' }), record('get.a')];
    expect(attemptedPassed(nothing, { ...core, selection })).toBe(false);
  });
});

describe('a shard', () => {
  const shard = { index: 1, of: 3, ids: ['auth.a', 'auth.b'] };
  const extent = { ...core, shard };
  const elsewhere = record('get.a', { outcome: 'not-exercised' });

  it('is incomplete on its own, and gives the reason', () => {
    expect(assess([record('auth.a'), record('auth.b'), elsewhere], extent)).toMatchObject({
      verdict: 'incomplete',
      reason: 'the run is only shard 1 of 3.',
    });
  });

  it('passes if its clauses at the requested level pass', () => {
    const beyond = record('auth.b', { outcome: 'not-exercised', level: 'full' });
    expect(attemptedPassed([record('auth.a'), beyond, elsewhere], extent)).toBe(true);
    expect(attemptedPassed([record('auth.a'), beyond, elsewhere], { ...extent, level: 'full' })).toBe(false);
    expect(attemptedPassed([record('auth.a', { outcome: 'inconclusive' }), record('auth.b')], extent)).toBe(false);
    expect(attemptedPassed([beyond, record('get.a')], extent)).toBe(false);
  });
});
