/** The clauses of a run, without vitest: what starts a test runner of its own cannot stand in somebody else's test. */
import { once } from 'node:events';
import type { ClauseRecord } from '../specs/model.ts';
import { ENGINE } from '../suites/support/contractEngine.ts';
import type { RunSettings } from '../suites/support/settings.ts';
import { emptyRecord, INTERRUPTED, openRun } from '../suites/support/sharedRun.ts';

/**
 * One record for each of `settings.clauses`; after the signal, those that have none say `interrupted`.
 * @throws what `onRecord` throws first, once the run has ended
 */
export async function execute(
  settings: RunSettings,
  signal: AbortSignal,
  onRecord?: (record: ClauseRecord) => void,
): Promise<ClauseRecord[]> {
  const known = new Map<string, ClauseRecord>();
  const thrown: unknown[] = [];
  const run = openRun(settings, ENGINE, (record) => {
    if (signal.aborted) return;
    known.set(record.id, record);
    try {
      onRecord?.(record);
    } catch (error) {
      thrown.push(error);
    }
  });
  if (!signal.aborted) {
    const done = new AbortController();
    run.startAll();
    const all = Promise.all(run.clauses.map(({ id }) => run.record(id)));
    // whichever comes first; the listener goes with the run
    await Promise.race([all, once(signal, 'abort', { signal: done.signal }).catch(() => undefined)]);
    done.abort();
  }
  if (signal.aborted) run.stop();
  await run.close();
  if (thrown.length > 0) throw thrown[0];
  return run.clauses.map((clause) => known.get(clause.id) ?? emptyRecord(clause, 'not-exercised', INTERRUPTED));
}
