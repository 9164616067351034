/** The measured costs of clauses: they grow with the size of a run. */
import { expect, it } from 'vitest';
import { byCost, clauseCost, loadCosts, MEASURED, runCost } from '../../specs/contract/costs.ts';
import { loadClauses } from '../../specs/load.ts';

const IDS = loadClauses().map(({ id }) => id);

const MEASURED_IDS = Object.keys(loadCosts().clauses);

it('knows only clauses of the contract: `npm run costs` measures the new ones', () => {
  expect(MEASURED_IDS.filter((id) => !IDS.includes(id))).toEqual([]);
});

it('grows with the runs and the resources, and never falls below one request', () => {
  const cost = clauseCost('write.round-trip');
  expect(clauseCost('write.round-trip', { ...MEASURED, runs: 100 })).toBeGreaterThan(cost);
  expect(clauseCost('write.round-trip', { ...MEASURED, resources: 20 })).toBeGreaterThan(2 * cost);
  for (const id of IDS) expect(clauseCost(id, { runs: 1, resources: 0 })).toBeGreaterThanOrEqual(1);
});

it('takes a run of every clause to cost what was measured, and a clause alone what it costs alone', () => {
  expect(runCost(MEASURED_IDS)).toBe(loadCosts().whole);
  expect(runCost(['write.round-trip'])).toBeCloseTo(clauseCost('write.round-trip'), -1);
});

it('takes a clause that was not measured to cost the average', () => {
  expect(clauseCost('get.unheard-of')).toBeGreaterThan(1);
});

it('puts the most expensive clause first', () => {
  const costs = byCost(loadClauses()).map(({ id }) => clauseCost(id));
  expect(costs).toEqual([...costs].sort((one, other) => other - one));
});
