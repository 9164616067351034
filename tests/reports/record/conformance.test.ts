import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { buildConformance, serializeConformance } from '../../../reports/record/conformance.ts';
import { writeFileAtomic } from '../../../reports/record/writeFileAtomic.ts';
import { CLAUSE_COUNT, CORE_COUNT, FULL_COUNT } from '../../support/reports/contractSize.ts';
import { conformanceOf, facts, finding, record } from '../../support/reports/records.ts';

it('has one entry for each clause, without the exchanges', () => {
  const conformance = conformanceOf({ 'get.200': { exchanges: [{ title: 't', text: 'x' }] } });
  expect(conformance.clauses).toHaveLength(CLAUSE_COUNT);
  expect(conformance.clauses.every((clause) => !('exchanges' in clause))).toBe(true);
  expect(conformance).toMatchObject({
    schema: 'proofmark/conformance@1',
    verdict: 'conformant',
    reason: null,
    attained: { core: { passed: CORE_COUNT, of: CORE_COUNT }, full: { passed: FULL_COUNT, of: FULL_COUNT } },
    startedAt: '2026-01-02T03:04:05.678Z',
    requests: 2 * CLAUSE_COUNT,
  });
});

it('reports a clause without a record as an error, unless it was not selected or the run was interrupted', () => {
  const outcomeOf = (overrides: Parameters<typeof facts>[0]) =>
    buildConformance([record('get.200')], facts(overrides)).clauses.find(({ id }) => id === 'post.201');
  expect(outcomeOf({})).toMatchObject({ outcome: 'error', reason: 'the suite returned no record of this clause' });
  expect(outcomeOf({ interrupted: true })).toMatchObject({ outcome: 'not-exercised' });
  const selection = { patterns: ['get.200'], ids: ['get.200'] };
  expect(outcomeOf({ selection })).toMatchObject({ outcome: 'not-exercised', reason: 'not selected by --clause' });
});

it('matches its schema, findings included', () => {
  const replay = { seed: 1, path: '0:1', counterexample: '""' };
  const text = serializeConformance(
    conformanceOf({ 'get.404': { outcome: 'fail', reason: 'r', findings: [finding({ replay })] } }),
  );
  expect(JSON.parse(text)).toMatchObject({ verdict: 'non-conformant', totals: { fail: 1, pass: CLAUSE_COUNT - 1 } });
  expect(text.endsWith('}\n')).toBe(true);
});

it('is not written if it violates its schema', () => {
  const conformance = conformanceOf();
  expect(() => serializeConformance({ ...conformance, target: { baseUrl: 'http://u:p@h', resources: [] } })).toThrow(
    /^conformance\.json does not match its schema: \/target\/baseUrl/,
  );
  const { verdict: _, ...without } = conformance;
  expect(() => serializeConformance(without as typeof conformance)).toThrow('lacks the member "verdict"');
});

it('replaces a file atomically and leaves no temporary file behind', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await writeFileAtomic(join(folder, 'a.json'), 'old');
  await writeFileAtomic(join(folder, 'a.json'), 'new');
  expect(readdirSync(folder)).toEqual(['a.json']);
  expect(readFileSync(join(folder, 'a.json'), 'utf8')).toBe('new');
  await expect(writeFileAtomic(join(folder, 'missing', 'a.json'), 'x')).rejects.toThrow('ENOENT');
});
