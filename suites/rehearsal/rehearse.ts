/** What each clause would send: its probe, run against targets in memory. Sends nothing. */
import type fc from 'fast-check';
import { type Exchange, effectiveMethod, isServed } from '../../client/exchange.ts';
import { NotApplicable, NotExercised } from '../../client/failures.ts';
import type { RunSettings } from '../../client/settings.ts';
import type { Clause } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { type PropertyOptions, SHRINK_LIMIT } from '../engine/property.ts';
import { Trial } from '../engine/trial.ts';
import type { Case } from '../fixtures/case/case.ts';
import { creatable, operations } from '../fixtures/profile/operations.ts';
import { probeFor } from '../probes/registry.ts';
import type { Temper } from './model.ts';
import { modelSession } from './modelSession.ts';

export interface ClausePlan {
  id: string;
  /** Requests at most, on a target that keeps the contract and answers each at once. */
  requests: number;
  /** Requests at most where the clause fails: what failed is made smaller, what was open is tried again. */
  atMost: number;
  /** About how many of each resource it creates, and removes again. */
  creates: Record<string, number>;
}

/** Values of a property that are tried: the dearest among them stands for all. */
const SAMPLE = 16;
/** Requests by which a case that goes wrong may exceed one that goes well: a control or two, and both ways to clean up. */
const ASTRAY = 4;
/** A list may be as long as this. */
export const PAGES = 2;

/** One plan a clause, in their order. The figures hold for any seed. */
export async function rehearse(clauses: readonly Clause[], settings: RunSettings): Promise<ClausePlan[]> {
  const lag = looksWithin(settings.profile.deleteLagMs);
  const tempers: Temper[] = [
    { hooked: true, datedOnly: true, lag: lag - 1, pages: PAGES, crowded: true, guarded: true },
    { hooked: false, datedOnly: true, lag: lag - 1, pages: PAGES, crowded: false, guarded: true },
  ];
  const last = clearingUp(settings.profile);
  const plans: ClausePlan[] = [];
  for (const clause of clauses) {
    const costs: Cost[] = [];
    for (const [index, temper] of tempers.entries()) {
      costs.push(await rehearseClause(clause, { ...settings, seed: index + 1 }, temper));
    }
    plans.push(planOf(clause.id, costs, last));
  }
  return plans;
}

/**
 * Requests for what clauses share: the first that creates reads what stands in the list, and the last removes two instances of each
 * resource (one of them was for refused DELETEs), and what controls created.
 */
export function clearingUp(profile: Profile): number {
  return creatable(profile).reduce((sum, name) => {
    const controls = operations(profile).filter(
      ({ resource, place, verb }) => resource === name && place === 'collection' && verb.method !== 'GET',
    );
    return sum + PAGES + 2 + controls.length;
  }, 0);
}

/** How often `within` asks at most. */
function looksWithin(lagMs: number): number {
  let looks = 1;
  for (let waited = 0, step = 25; waited < lagMs; step *= 2, looks += 1) waited += step;
  return looks;
}

interface Cost {
  /** Outside of properties. */
  fixed: number;
  cases: number;
  properties: Map<string, { values: number; dearest: number }>;
  creates: Map<string, number>;
}

function planOf(id: string, costs: Cost[], last: number): ClausePlan {
  const most = (figure: (cost: Cost) => number) => Math.max(0, ...costs.map(figure));
  const fixed = most((cost) => cost.fixed) + last;
  const names = [...new Set(costs.flatMap(({ properties }) => [...properties.keys()]))];
  const properties = names.map((name) => ({
    values: most((cost) => cost.properties.get(name)?.values ?? 0),
    dearest: most((cost) => cost.properties.get(name)?.dearest ?? 0),
  }));
  const sum = (figure: (property: { values: number; dearest: number }) => number) =>
    properties.reduce((total, property) => total + figure(property), 0);
  const resources = [...new Set(costs.flatMap(({ creates }) => [...creates.keys()]))];
  return {
    id,
    requests: fixed + sum(({ values, dearest }) => values * dearest),
    atMost:
      fixed +
      ASTRAY * most((cost) => cost.cases) +
      sum(({ values, dearest }) => (2 * values + SHRINK_LIMIT) * (dearest + ASTRAY)),
    creates: Object.fromEntries(
      resources.map((name) => [name, Math.ceil(most((cost) => cost.creates.get(name) ?? 0))]),
    ),
  };
}

/**
 * Twice in one session: first with nothing there yet, then with what clauses share. The first tells what the sharing costs, which is
 * paid once, and the second what each case costs besides.
 */
async function rehearseClause(clause: Clause, settings: RunSettings, temper: Temper): Promise<Cost> {
  const session = modelSession(settings, temper);
  const { profile } = session;
  const attempt = async (): Promise<RehearsedTrial> => {
    const trial = new RehearsedTrial(clause, session);
    try {
      if (profile.clauses[clause.id]?.kind !== 'not-applicable') await probeFor(clause.id)(trial);
    } catch (error) {
      if (!(error instanceof NotApplicable || error instanceof NotExercised)) throw error;
    }
    return trial;
  };
  const [first, second] = [await attempt(), await attempt()];
  const cost = second.cost();
  return { ...cost, fixed: cost.fixed + Math.max(0, first.requests - second.requests) };
}

/** Tries a few values of each property, and counts them all. */
class RehearsedTrial extends Trial {
  readonly #properties = new Map<string, { values: number; cases: Case[] }>();
  readonly #cases: Case[] = [];

  override newCase(label?: string): Case {
    const c = super.newCase(label);
    // what it creates is counted from its trail
    c.forgetTrail = () => undefined;
    this.#cases.push(c);
    return c;
  }

  override async property<T>(
    name: string,
    arbitrary: fc.Arbitrary<T>,
    body: (c: Case, value: T) => Promise<void>,
    options: PropertyOptions<T> = {},
  ): Promise<void> {
    const runs = options.runs ?? this.session.settings.runs;
    const cases: Case[] = [];
    this.#properties.set(name, { values: (options.examples?.length ?? 0) + runs, cases });
    const counted = (c: Case, value: T) => {
      cases.push(c);
      return body(c, value);
    };
    await super.property(name, arbitrary, counted, { ...options, runs: SAMPLE });
  }

  cost(): Cost {
    const inProperties = [...this.#properties.values()].flatMap(({ cases }) => cases);
    const creates = new Map<string, number>();
    const noted = new Set<Exchange>();
    const note = (c: Case, weight: number) => {
      // what cases share stands in the trail of each
      for (const { exchange, resource } of createdIn(c).filter((made) => !noted.has(made.exchange))) {
        noted.add(exchange);
        creates.set(resource, (creates.get(resource) ?? 0) + weight);
      }
    };
    for (const c of this.#cases) if (!inProperties.includes(c)) note(c, 1);
    for (const { values, cases } of this.#properties.values()) for (const c of cases) note(c, values / cases.length);
    const total = inProperties.reduce((sum, { requests }) => sum + requests, 0);
    return {
      fixed: this.requests - total,
      cases: this.#cases.length - inProperties.length,
      properties: new Map(
        [...this.#properties].map(([name, { values, cases }]) => [
          name,
          { values, dearest: Math.max(0, ...cases.map(({ requests }) => requests)) },
        ]),
      ),
      creates,
    };
  }
}

/** What the writes to lists in a case's trail brought about. */
function createdIn(c: Case): { exchange: Exchange; resource: string }[] {
  const names = Object.keys(c.profile.resources).filter((name) => c.profile.resources[name]?.instance !== undefined);
  return c.exchanges.flatMap((exchange) => {
    const { request } = exchange;
    const method = effectiveMethod(request);
    if ((method !== 'POST' && method !== 'PUT') || !isServed(exchange)) return [];
    const path = request.behind ?? request.path;
    return names
      .filter((name) => c.profile.resources[name]?.collection !== undefined && c.session.requests.path(name) === path)
      .map((resource) => ({ exchange, resource }));
  });
}
