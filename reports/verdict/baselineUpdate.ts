/** Updates a baseline from a run. */
import { type Baseline, type Deviation, speaksOf } from '../../specs/contract/baseline.ts';
import type { Conformance } from '../../specs/model.ts';
import { attempted, coverageOf } from './gate.ts';

/** The reason of a new deviation, for the user to replace. */
export const UNEXPLAINED = 'Not explained yet.';

/**
 * Returns the baseline after the run. It adds each new required failure, removes deviations that no longer happen, and keeps all other
 * entries: those of other targets, and of clauses that the run did not attempt or settle.
 *
 * @param target The base URL of new entries, or `*`.
 */
export function updatedBaseline(conformance: Conformance, before: Baseline | null, target: string): Baseline {
  const { baseUrl } = conformance.target;
  const old = before ?? { schema: 'proofmark/baseline@1', deviations: [], coverage: {} };
  const entries = new Map(attempted(conformance).map((entry) => [entry.id, entry]));
  const kept = old.deviations.filter((deviation) => {
    const outcome = speaksOf(deviation.target, baseUrl) ? entries.get(deviation.clause)?.outcome : undefined;
    return outcome !== 'pass' && outcome !== 'not-applicable';
  });
  const listed = new Set(kept.filter((each) => speaksOf(each.target, baseUrl)).map(({ clause }) => clause));
  const added = [...entries.values()]
    .filter(({ id, kind, outcome }) => kind === 'required' && outcome === 'fail' && !listed.has(id))
    .map(({ id }): Deviation => ({ clause: id, target, reason: UNEXPLAINED }));
  const passed = [...entries.values()].filter(({ outcome }) => outcome === 'pass').map(({ id }) => id);
  const unseen = coverageOf(old, baseUrl).filter((id) => !entries.has(id));
  const others = Object.entries(old.coverage).filter(([covered]) => !speaksOf(covered, baseUrl));
  return {
    schema: 'proofmark/baseline@1',
    deviations: [...kept, ...added].sort(byClauseAndTarget),
    coverage: { ...Object.fromEntries(others), [target]: [...new Set([...passed, ...unseen])].sort() },
  };
}

function byClauseAndTarget(a: Deviation, b: Deviation): number {
  return a.clause < b.clause ? -1 : a.clause > b.clause ? 1 : a.target < b.target ? -1 : 1;
}
