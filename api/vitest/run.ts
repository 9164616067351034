/** The run behind the tests that `conformance` registers. */
import { redactorFor } from '../../client/redaction/redactor.ts';
import type { RunSettings } from '../../client/settings.ts';
import type { ClauseRecord } from '../../specs/model.ts';
import { certifyPlan, planOf } from '../certify.ts';
import type { CertifyOptions } from '../options.ts';
import type { Certification } from '../result.ts';

export interface Run {
  /** The settings that tests show. They contain no secret. */
  shown: Pick<RunSettings, 'baseUrl' | 'seed'>;
  /** Rejects if the target does not answer, and for an internal error. */
  ended: Promise<Certification>;
  /** The record of a clause, as soon as it is known. Undefined if the run ends before the clause. Rejects like `ended`. */
  record(id: string): Promise<ClauseRecord | undefined>;
  /** Ends the run early, unless every record is known. */
  stop(): void;
}

/**
 * Starts a run, and resolves when the first record is known.
 * @throws UsageError for a wrong or missing option
 * @throws UnreachableError if the target does not answer
 */
export async function startRun(options: CertifyOptions): Promise<Run> {
  const plan = await planOf(options);
  const { seed, baseUrl } = plan.settings;
  const records = new Map<string, ClauseRecord>();
  const waiting = new Map<string, (record: ClauseRecord) => void>();
  const stop = new AbortController();
  let ended: Promise<Certification> | undefined;
  await new Promise<void>((resolve, reject) => {
    const onRecord = (record: ClauseRecord) => {
      records.set(record.id, record);
      waiting.get(record.id)?.(record);
      resolve();
    };
    ended = certifyPlan(plan, { ...options, signal: stop.signal, onRecord });
    ended.then(() => resolve(), reject);
  });
  const end = ended as unknown as Promise<Certification>;
  return {
    shown: { seed, baseUrl: redactorFor(plan.settings)(baseUrl, 'own') },
    ended: end,
    record: async (id) =>
      records.get(id) ??
      Promise.race([new Promise<ClauseRecord>((resolve) => waiting.set(id, resolve)), end.then(() => records.get(id))]),
    stop() {
      if (records.size < plan.settings.clauses.length) stop.abort();
    },
  };
}
