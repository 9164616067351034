import { describe, expect, it } from 'vitest';
import { UNEXPLAINED, updatedBaseline } from '../../../reports/verdict/baselineUpdate.ts';
import { judgeGate } from '../../../reports/verdict/gate.ts';
import type { Baseline, Deviation } from '../../../specs/contract/baseline.ts';
import { CLAUSE_COUNT } from '../../support/reports/contractSize.ts';
import { conformanceOf } from '../../support/reports/records.ts';

const URL = 'http://127.0.0.1:4010';
const baseline = (deviations: Deviation[], coverage: Baseline['coverage'] = {}): Baseline => ({
  schema: 'proofmark/baseline@1',
  deviations,
  coverage,
});
const known: Deviation = { clause: 'get.404', target: URL, reason: 'we answer 410' };
const failing = { 'get.404': { outcome: 'fail', reason: 'answered 410' } } as const;

describe('the gate', () => {
  it('accepts a known deviation and does not change the verdict', () => {
    const run = conformanceOf(failing);
    expect(judgeGate(run, baseline([known]))).toEqual({ passed: true, known: [known], findings: [] });
    expect(run.verdict).toBe('non-conformant');
  });

  it('rejects an unknown failure and names it', () => {
    expect(judgeGate(conformanceOf(failing), baseline([]))).toEqual({
      passed: false,
      known: [],
      findings: [{ kind: 'new-failure', clause: 'get.404', message: 'answered 410' }],
    });
  });

  it('ignores deviations of other targets, and applies deviations without a target', () => {
    const elsewhere = { ...known, target: 'http://127.0.0.1:4011' };
    expect(judgeGate(conformanceOf(failing), baseline([elsewhere])).findings).toMatchObject([{ kind: 'new-failure' }]);
    expect(judgeGate(conformanceOf(failing), baseline([{ ...known, target: '*' }])).passed).toBe(true);
    expect(judgeGate(conformanceOf(failing), baseline([{ ...known, target: `${URL}/` }])).passed).toBe(true);
  });

  it('rejects an expired deviation; the expiry day itself is still valid', () => {
    const run = conformanceOf(failing); // the run began on 2026-01-02
    expect(judgeGate(run, baseline([{ ...known, expires: '2026-01-02' }])).passed).toBe(true);
    expect(judgeGate(run, baseline([{ ...known, expires: '2026-01-01' }])).findings).toEqual([
      { kind: 'expired', clause: 'get.404', message: 'the deviation was accepted until 2026-01-01 (we answer 410)' },
    ]);
  });

  it.each(['pass', 'not-applicable'] as const)('rejects a deviation that no longer occurs: %s', (outcome) => {
    const run = conformanceOf({ 'get.404': { outcome, reason: outcome === 'pass' ? null : 'not offered' } });
    expect(judgeGate(run, baseline([known])).findings).toMatchObject([
      { kind: 'no-longer-happens', clause: 'get.404' },
    ]);
  });

  it.each(['not-exercised', 'inconclusive', 'not-applicable'] as const)('rejects lost coverage: %s', (outcome) => {
    const run = conformanceOf({ 'get.302': { outcome, reason: 'no hook' } });
    expect(judgeGate(run, baseline([], { [URL]: ['get.302', 'get.404'] })).findings).toEqual([
      { kind: 'lost-coverage', clause: 'get.302', message: `passed before and is now ${outcome}: no hook` },
    ]);
    expect(judgeGate(run, baseline([], { [URL]: ['get.404'] })).passed).toBe(true);
    expect(judgeGate(run, baseline([], { 'http://127.0.0.1:4011': ['get.302'] })).passed).toBe(true);
  });

  it('reports a deviation that the run could not check', () => {
    const run = conformanceOf({ 'get.404': { outcome: 'inconclusive', reason: 'timeout' } });
    expect(judgeGate(run, baseline([known])).findings).toMatchObject([{ kind: 'lost-coverage', clause: 'get.404' }]);
  });

  it('ignores clauses that the run did not select', () => {
    const run = conformanceOf({}, { selection: { patterns: ['auth.*'], ids: ['auth.first'] } });
    expect(judgeGate(run, baseline([known], { [URL]: ['get.302'] }))).toEqual({
      passed: true,
      known: [],
      findings: [],
    });
  });

  it('accepts a warning of an optional clause, listed or not', () => {
    const run = conformanceOf({ 'overload.case': { kind: 'optional', outcome: 'warn', reason: 'seen' } });
    expect(judgeGate(run, baseline([])).passed).toBe(true);
    expect(judgeGate(run, baseline([{ ...known, clause: 'overload.case' }])).known).toHaveLength(1);
  });
});

describe('an updated baseline', () => {
  it('lists failures as deviations and passes as coverage', () => {
    const written = updatedBaseline(conformanceOf(failing), null, URL);
    expect(written.deviations).toEqual([{ clause: 'get.404', target: URL, reason: UNEXPLAINED }]);
    expect(written.coverage[URL]).toHaveLength(CLAUSE_COUNT - 1);
    expect(written.coverage[URL]).not.toContain('get.404');
    expect(judgeGate(conformanceOf(failing), written).passed).toBe(true);
  });

  it('keeps reasons, expiry dates, issues and other targets, and drops passed deviations', () => {
    const told = { ...known, expires: '2027-01-01', issue: 'https://example.com/1' };
    const gone = { ...known, clause: 'get.200' };
    const elsewhere = { ...known, clause: 'post.400', target: 'http://127.0.0.1:4011' };
    const before = baseline([told, gone, elsewhere], { 'http://127.0.0.1:4011': ['get.200'] });
    const written = updatedBaseline(conformanceOf(failing), before, URL);
    expect(written.deviations).toEqual([told, elsewhere]);
    expect(written.coverage['http://127.0.0.1:4011']).toEqual(['get.200']);
  });

  it('keeps entries of clauses that the run did not attempt', () => {
    const before = baseline([known], { [URL]: ['get.302'] });
    const run = conformanceOf({}, { selection: { patterns: ['auth.first'], ids: ['auth.first'] } });
    const written = updatedBaseline(run, before, URL);
    expect(written.deviations).toEqual([known]);
    expect(written.coverage[URL]).toEqual(['auth.first', 'get.302']);
  });
});
