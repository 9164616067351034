/** What each case of a run would take: every probe, rehearsed against a target in memory. Sends nothing. */
import type { Clause } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile.ts';
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
  /** Resource → instances that it leaves, or uses up; see `Effort`. */
  stock: Map<string, number>;
}

export interface Costs {
  units: Unit[];
  /** All requests together, clearing up included. */
  requests: number;
  /** Requests that bringing about and removing what is shared takes, once a run. */
  shared: ReadonlyMap<string, number>;
  /** Names of resources and fields: they tell apart cases of one kind. */
  names?: string[];
}

/** What a larger part of alike cases shares, all of them count as sharing. */
const MOST = 0.5;

/** The cases of the clauses that the settings choose, in their order, as a target that keeps the contract and answers at once would have them. */
export async function costsOf(clauses: readonly Clause[], settings: RunSettings): Promise<Costs> {
  const temper: Temper = {
    hooked: settings.hook !== null,
    datedOnly: false,
    lag: 0,
    pages: 1,
    crowded: false,
    guarded: false,
  };
  const session = modelSession(settings, temper);
  let requests = await session.foundation.prepare(session);
  const units: Measured[] = [];
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
  return { units: units.map((unit) => settled(unit, shared)), shared, requests, names: namesIn(session.profile) };
}

/** What only some of its cases share, and how many of them: 0 to 1. */
type Measured = Unit & { partly: Map<string, number> };

/** What few cases of a unit share is counted with each, as far as it is likely to need it. */
function settled({ partly, ...unit }: Measured, shared: Costs['shared']): Unit {
  const rest = [...partly].reduce((sum, [key, part]) => sum + part * (shared.get(key) ?? 0), 0);
  return { ...unit, cost: unit.cost + rest };
}

function namesIn({ resources }: Profile): string[] {
  const fields = Object.values(resources).flatMap((resource) => Object.keys(resource.fields));
  return [...new Set([...Object.keys(resources), ...fields])].sort((one, other) => other.length - one.length);
}

function unitsOf({ clause, efforts }: Trial): Measured[] {
  return [...new Set(efforts.map(({ key }) => key))].map((key) => {
    const alike = efforts.filter((effort) => effort.key === key);
    const uses = mean(alike.map(({ shared }) => new Map([...shared.keys()].map((name) => [name, 1]))));
    return {
      clause: clause.id,
      key,
      times: alike.length,
      cost: alike.reduce((sum, { requests }) => sum + requests, 0) / alike.length,
      shared: [...uses].filter(([, part]) => part > MOST).map(([name]) => name),
      partly: new Map([...uses].filter(([, part]) => part <= MOST)),
      stock: mean(alike.map((effort) => effort.stock)),
    };
  });
}

function mean(maps: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const each of maps)
    for (const [name, figure] of each) sums.set(name, (sums.get(name) ?? 0) + figure / maps.length);
  return sums;
}
