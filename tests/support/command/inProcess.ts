/** Runs clauses in this process against any URL. */

import type { RunSettings } from '../../../client/settings.ts';
import { clauseById, loadClauses, loadProfile, selectResources } from '../../../specs/load.ts';
import type { ClauseRecord } from '../../../specs/model.ts';
import { closeSession, openSession, runClauses } from '../../../suites/engine/runClause.ts';

export const ACCOUNT = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'f00df00df00df00df00df00df00df00d' };
export const OTHER = { accountSid: `AC${'2'.repeat(32)}`, authToken: 'beefbeefbeefbeefbeefbeefbeefbeef' };

export function settingsFor(baseUrl: string, changes: Partial<RunSettings> = {}): RunSettings {
  return {
    baseUrl,
    account: ACCOUNT,
    other: OTHER,
    profile: selectResources(loadProfile('documented').profile),
    values: {},
    hook: { form: 'header', name: 'Prefer', template: 'code={status}' },
    burst: null,
    level: 'full',
    clauses: loadClauses().map(({ id }) => id),
    seed: 1,
    // the suite’s own proof runs more
    runs: 5,
    concurrency: 8,
    rate: null,
    maxRequests: null,
    // A busy machine delays any answer. Tests of time limits set their own.
    timeoutMs: 60_000,
    headers: [],
    tls: { insecure: false },
    marker: 'a1b2c3d4',
    ...changes,
  };
}

/** One record per clause of the settings, in the same order. */
export async function recordsOf(settings: RunSettings): Promise<ClauseRecord[]> {
  const session = await openSession(settings);
  try {
    return await runClauses(settings.clauses.map(clauseById), session);
  } finally {
    await closeSession(session);
  }
}

/** The ids of the records with that outcome. */
export function idsWith(records: ClauseRecord[], outcome: ClauseRecord['outcome']): string[] {
  return records.filter((record) => record.outcome === outcome).map(({ id }) => id);
}
