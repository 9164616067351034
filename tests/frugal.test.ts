/** `--budget N`: the cases that find most, within N requests; what is left out is never passed off as exercised. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsFor as subjectSettings } from '../cli/prove/runSubject.ts';
import { allFaults } from '../reference/faults/index.ts';
import { startReference } from '../reference/server.ts';
import { assess } from '../reports/verdict.ts';
import { type DetectionPower, formatFinds, loadDetectionPower, parseFinds } from '../specs/detectionPower.ts';
import { clauseById, loadClauses } from '../specs/load.ts';
import { choose } from '../suites/frugal/choose.ts';
import { costsOf, type Unit } from '../suites/frugal/costs.ts';
import { frugalPlan } from '../suites/frugal/plan.ts';
import { Stock } from '../suites/frugal/stock.ts';
import { suspectedIn } from '../suites/frugal/suspected.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from './support/inProcess.ts';

const POWER: DetectionPower = {
  schema: 'proofmark/detection-power@1',
  suite: { version: '0', clauses: '' },
  seeds: [1],
  runs: 25,
  faults: ['a', 'b', 'c', 'd'],
  finds: { one: { dear: '0 1 2 3', cheap: '0', 'drawn ?': '1:0.5' }, other: { first: '2', second: '2 3' } },
};

const unit = (
  clause: string,
  key: string,
  cost: number,
  more: { times?: number; shared?: string[]; stock?: Map<string, number> } = {},
) => ({
  clause,
  key,
  cost,
  times: more.times ?? 1,
  shared: more.shared ?? [],
  stock: more.stock ?? new Map<string, number>(),
});

describe('docs/frugal.md', () => {
  it('tells the figures that npm run frugal measured', () => {
    const read = (file: string) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8');
    const { heldOut, whole, variants } = JSON.parse(read('bench/frugal.json'));
    const text = read('docs/frugal.md');
    expect(text).toContain(`(${heldOut.found} of ${heldOut.of} over ${heldOut.rounds.length} halves`);
    expect(text).toContain(`Chosen by the whole catalogue: ${whole.found} of ${whole.faults}.`);
    expect(text).toContain(`${variants.variants} lawful variants: ${variants.alarms.length} false alarms.`);
    expect(variants.alarms).toEqual([]);
  });
});

describe('the choice', () => {
  it('takes what finds most for a request, and keeps to the budget', () => {
    const units = [unit('one', 'dear', 40), unit('one', 'cheap', 2), unit('other', 'second', 3)];
    const { chosen, requests, power } = choose({ units, shared: new Map(), requests: 45 }, POWER, 6);
    expect(chosen).toEqual({ one: { cheap: 1 }, other: { second: 1 } });
    expect(requests).toBe(5);
    expect(power).toBe(0.75);
  });

  it('pays for what cases share once', () => {
    const units = [
      unit('other', 'second', 1, { shared: ['live'] }),
      unit('other', 'first', 1, { shared: ['live'] }),
      unit('one', 'cheap', 4),
    ];
    const shared = new Map([['live', 2]]);
    expect(choose({ units, shared, requests: 8 }, POWER, 4).chosen).toEqual({ other: { second: 1, first: 1 } });
  });

  it('repeats what is drawn as long as another value is worth it', () => {
    const units = [unit('one', 'drawn ?', 1, { times: 9 })];
    const { chosen, power } = choose({ units, shared: new Map(), requests: 9 }, POWER, 3);
    expect(chosen).toEqual({ one: { 'drawn ?': 3 } });
    expect(power).toBe((1 - 0.5 ** 3) / 4);
  });

  it('counts what a case leaves for another, and what would have to be removed', () => {
    const stock = new Stock();
    const [leaves, uses] = [new Map([['Queues', 1]]), new Map([['Queues', -1]])];
    // to be removed at the end
    expect(stock.cost(leaves)).toBe(1);
    // the create is counted with the case's own
    expect(stock.cost(uses)).toBe(0);
    stock.add(leaves);
    // neither created nor removed at the end
    expect(stock.cost(uses)).toBe(-2);
    expect(stock.cost(new Map([['Applications', -1]]))).toBe(0);
  });

  it('suspects more of another kind of case than of the same on another resource', () => {
    const units = ['one way of Queues', 'one way of Members', 'another way of Queues'].map((key) =>
      unit('one', key, 1),
    );
    const nothing = new Map(units.map((each): [Unit, []] => [each, []]));
    const [first, same, other] = units.map(suspectedIn(nothing, ['Queues', 'Members']));
    expect(first?.gain()).toBe(other?.gain());
    first?.take();
    expect(other?.gain()).toBeGreaterThan(2 * (same?.gain() ?? Number.NaN));
  });

  it('goes by the faults that it is told to go by', () => {
    const units = [unit('one', 'cheap', 2), unit('other', 'first', 2)];
    expect(choose({ units, shared: new Map(), requests: 4 }, POWER, 2, new Set([2])).chosen).toEqual({
      other: { first: 1 },
    });
  });

  it('takes the average of a clause for cases that were never measured, and says so', () => {
    const units = [unit('other', 'of another profile', 1)];
    expect(choose({ units, shared: new Map(), requests: 1 }, POWER, 1)).toMatchObject({
      power: 0.375,
      estimated: true,
    });
  });

  it('reads what it writes', () => {
    expect(
      formatFinds(
        new Map([
          [7, 0.5],
          [3, 1],
        ]),
      ),
    ).toBe('3 7:0.5');
    expect(parseFinds('3 7:0.5')).toEqual(
      new Map([
        [3, 1],
        [7, 0.5],
      ]),
    );
    expect(parseFinds('')).toEqual(new Map());
  });
});

describe('the measured power', () => {
  const power = loadDetectionPower();

  it('names faults, clauses and cases that there are: else npm run power', async () => {
    expect(power.faults.filter((id) => !allFaults().some((fault) => fault.id === id))).toEqual([]);
    const ids = loadClauses().map(({ id }) => id);
    expect(Object.keys(power.finds).filter((id) => !ids.includes(id))).toEqual([]);
    const known = new Set<string>();
    const measured = new Map(allFaults().map(({ id, profile }) => [JSON.stringify(profile), id]));
    for (const id of measured.values()) {
      const settings = subjectSettings({ subject: { kind: 'fault', id }, clauses: ids, seed: 1, runs: 25, frugal: {} });
      const { units } = await costsOf(
        ids.map((clause) => clauseById(clause)),
        settings,
      );
      for (const { clause, key } of units) known.add(`${clause} ${key}`);
    }
    const named = Object.entries(power.finds).flatMap(([clause, cases]) =>
      Object.keys(cases).map((key) => `${clause} ${key}`),
    );
    expect(named.filter((name) => !known.has(name))).toEqual([]);
    expect(named.length).toBeGreaterThan(500);
  });
});

describe('a run within a budget', () => {
  let reference: Awaited<ReturnType<typeof startReference>>;
  beforeAll(async () => {
    reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
  });
  afterAll(() => reference.close());

  it.each([400, 50])('of %i requests sends no more, blames nobody, and is incomplete', async (budget) => {
    const settings = settingsFor(reference.url, { maxRequests: budget, spent: 1 });
    const plan = await frugalPlan(settings, budget);
    expect(plan.requests).toBeLessThanOrEqual(budget);
    expect(plan.requests).toBeGreaterThan(budget * 0.8);
    expect(plan.cases.run).toBeLessThan(plan.cases.of);
    const before = reference.requests();
    const records = await recordsOf({ ...settings, frugal: { chosen: plan.chosen } });
    expect(reference.requests() - before).toBeLessThanOrEqual(budget - 1);
    for (const outcome of ['fail', 'warn', 'error', 'inconclusive'] as const)
      expect(idsWith(records, outcome)).toEqual([]);
    const open = records.filter(({ outcome }) => outcome === 'not-exercised');
    expect(open.length).toBeGreaterThan(40);
    expect(open.filter(({ reason }) => reason?.startsWith('left out by --budget') !== true)).toEqual([]);
    expect(open.every(({ leftOut = 0 }) => leftOut > 0)).toBe(true);
    expect(records.filter(({ outcome, leftOut }) => outcome === 'pass' && leftOut !== undefined)).toEqual([]);
    const { verdict } = assess(records, { level: 'core', selection: null, interrupted: false });
    expect(verdict).toBe('incomplete');
  });

  it('is chosen alike by the same seed', async () => {
    const settings = settingsFor(reference.url, { clauses: ['get.404', 'auth.near-miss-token', 'write.round-trip'] });
    const [one, again] = [await frugalPlan(settings, 60), await frugalPlan(settings, 60)];
    expect(again).toEqual(one);
    expect(one.power).toBeGreaterThan(0);
  });
});
