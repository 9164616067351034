/** Runs the engine in this process, to measure what only the engine knows. */

import type { RunSettings } from '../client/settings.ts';
import { loadClauses, loadProfile, selectResources } from '../specs/load.ts';
import { ENGINE } from '../suites/engine/contractEngine.ts';
import { openRun } from '../suites/engine/sharedRun.ts';
import type { Target } from './target.ts';

/** Runs every clause on the target, with the settings of `certify` in `command.ts`. */
export async function runByEngine({ url, account, other }: Target, concurrency: number): Promise<void> {
  const settings: RunSettings = {
    baseUrl: url,
    account,
    other,
    profile: selectResources(loadProfile('documented').profile),
    values: {},
    hook: { form: 'header', name: 'Prefer', template: 'code={status}' },
    burst: null,
    level: 'full',
    clauses: loadClauses().map(({ id }) => id),
    seed: 1,
    runs: 25,
    concurrency,
    rate: null,
    maxRequests: null,
    timeoutMs: 10_000,
    headers: [],
    tls: { insecure: false },
    marker: '00000001',
  };
  const run = openRun(settings, ENGINE, () => undefined);
  run.startAll();
  const records = await Promise.all(run.clauses.map(({ id }) => run.record(id)));
  await run.close();
  const failed = records.filter(({ outcome }) => outcome !== 'pass').map(({ id }) => id);
  if (failed.length > 0) throw new Error(`the measured run did not pass: ${failed.join(', ')}`);
}
