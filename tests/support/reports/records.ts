/** Invented records and run facts for tests of the reports. */
import { buildConformance, type RunFacts } from '../../../reports/record/conformance.ts';
import { loadClauses } from '../../../specs/load.ts';
import type { ClauseRecord, Conformance, Finding } from '../../../specs/model.ts';

export function record(id: string, overrides: Partial<ClauseRecord> = {}): ClauseRecord {
  const outcome = overrides.outcome ?? 'pass';
  return {
    id,
    kind: 'required',
    level: 'core',
    outcome,
    evidence: ['natural'],
    reason: outcome === 'pass' ? null : 'a reason',
    requests: 2,
    durationMs: 10,
    findings: [],
    cases: [],
    exchanges: [],
    ...overrides,
  };
}

export const finding = (overrides: Partial<Finding> = {}): Finding => ({
  message: 'A wrong token is refused',
  expected: 'status 401',
  actual: 'status 200',
  curl: 'curl -s -u "AC1:$TWILIO_AUTH_TOKEN" http://127.0.0.1/x',
  exchange: 'GET /x HTTP/1.1\n\nHTTP/1.1 200 OK',
  ...overrides,
});

/** A passed record for every clause of the contract, with the given replacements. */
export function allRecords(replaced: Record<string, Partial<ClauseRecord>> = {}): ClauseRecord[] {
  return loadClauses().map(({ id, kind, level }) => record(id, { kind, level, ...replaced[id] }));
}

export function facts(overrides: Partial<RunFacts> = {}): RunFacts {
  return {
    level: 'full',
    selection: null,
    interrupted: false,
    waived: [],
    suite: { version: '0.1.0', clauses: `sha256:${'0'.repeat(64)}` },
    target: { baseUrl: 'http://127.0.0.1:4010', resources: ['Queues'] },
    profile: { name: 'documented', digest: `sha256:${'1'.repeat(64)}` },
    seed: 7,
    runs: 25,
    startedAt: new Date('2026-01-02T03:04:05.678Z'),
    durationMs: 1234.5,
    requests: 2 * loadClauses().length,
    clauses: loadClauses(),
    ...overrides,
  };
}

export function conformanceOf(
  replaced: Record<string, Partial<ClauseRecord>> = {},
  overrides: Partial<RunFacts> = {},
): Conformance {
  return buildConformance(allRecords(replaced), facts(overrides));
}
