/** The measured costs of clauses: each clause has one, and they grow with the size of a run. */
import { expect, it } from 'vitest';
import { byCost, clauseCost, loadCosts, MEASURED, runCost } from '../../specs/contract/costs.ts';
import { loadClauses } from '../../specs/load.ts';

const IDS = loadClauses().map(({ id }) => id);

it('lists exactly the clauses of the contract', () => {
  expect(Object.keys(loadCosts().clauses).sort()).toEqual([...IDS].sort());
});

it('grows with the runs and the resources, and never falls below one request', () => {
  const cost = clauseCost('write.round-trip');
  expect(clauseCost('write.round-trip', { ...MEASURED, runs: 100 })).toBeGreaterThan(cost);
  expect(clauseCost('write.round-trip', { ...MEASURED, resources: 20 })).toBeGreaterThan(2 * cost);
  for (const id of IDS) expect(clauseCost(id, { runs: 1, resources: 0 })).toBeGreaterThanOrEqual(1);
});

it('matches the measured costs of a whole run and of a single clause', () => {
  expect(runCost(IDS)).toBe(loadCosts().whole);
  expect(runCost(['write.round-trip'])).toBeCloseTo(clauseCost('write.round-trip'), -1);
});

it('assigns the average cost to an unmeasured clause', () => {
  expect(clauseCost('get.unheard-of')).toBeGreaterThan(1);
});

it('puts the most expensive clause first', () => {
  const costs = byCost(loadClauses()).map(({ id }) => clauseCost(id));
  expect(costs).toEqual([...costs].sort((one, other) => other - one));
});
