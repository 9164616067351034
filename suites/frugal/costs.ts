/** What each case of a run would take: every probe, rehearsed against a target in memory. Sends nothing. */
import type { Clause } from '../../specs/model.ts';
import { probeFor } from '../probes/registry.ts';
import type { Temper } from '../rehearsal/model.ts';
import { modelSession } from '../rehearsal/modelSession.ts';
import { NotApplicable, NotExercised } from '../support/failures.ts';
import type { RunSettings } from '../support/settings.ts';
import { Trial } from '../support/trial.ts';

/** Cases of one clause that are alike. */
export interface Unit {
  clause: string;
  key: string;
  /** How many there are. */
  times: number;
  /** Requests of one of them, what it shares aside. */
  cost: number;
  /** What it shares with other cases. */
  shared: string[];
}

export interface Costs {
  units: Unit[];
  /** All requests together, clearing up included. */
  requests: number;
  /** Requests that bringing about and removing what is shared takes, once a run. */
  shared: ReadonlyMap<string, number>;
}

/** The cases of the clauses that the settings choose, in their order, as a target that keeps the contract and answers at once would have them. */
export async function costsOf(clauses: readonly Clause[], settings: RunSettings): Promise<Costs> {
  const temper: Temper = { hooked: settings.hook !== null, datedOnly: false, lag: 0, pages: 1, crowded: false };
  const session = modelSession(settings, temper);
  let requests = await session.foundation.prepare(session);
  const units: Unit[] = [];
  const shared = new Map<string, number>();
  for (const clause of clauses) {
    const trial = new Trial(clause, session);
    try {
      if (session.profile.clauses[clause.id]?.kind !== 'not-applicable') await probeFor(clause.id)(trial);
    } catch (error) {
      if (!(error instanceof NotApplicable || error instanceof NotExercised)) throw error;
    }
    requests += trial.requests;
    units.push(...unitsOf(trial));
    for (const effort of trial.efforts) {
      for (const [key, cost] of effort.shared) shared.set(key, Math.max(cost, shared.get(key) ?? 0));
    }
  }
  requests += (await session.places.close(session)) + (await session.foundation.close());
  return { units, shared, requests };
}

function unitsOf({ clause, efforts }: Trial): Unit[] {
  return [...new Set(efforts.map(({ key }) => key))].map((key) => {
    const alike = efforts.filter((effort) => effort.key === key);
    return {
      clause: clause.id,
      key,
      times: alike.length,
      cost: alike.reduce((sum, { requests }) => sum + requests, 0) / alike.length,
      shared: [...new Set(alike.flatMap((effort) => [...effort.shared.keys()]))],
    };
  });
}
