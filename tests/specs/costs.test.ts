/** The measured costs of clauses, in requests, and the estimates for runs of any size. */
import { expect, it } from 'vitest';
import { byCost, clauseCost, loadCosts, MEASURED, runCost } from '../../specs/contract/costs.ts';
import { loadClauses } from '../../specs/load.ts';

const IDS = loadClauses().map(({ id }) => id);

const MEASURED_IDS = Object.keys(loadCosts().clauses);

it('the cost file lists only clauses of the contract; `npm run costs` measures new clauses', () => {
  expect(MEASURED_IDS.filter((id) => !IDS.includes(id))).toEqual([]);
});

it('the cost of a clause grows with runs and resources, and is at least one request', () => {
  const cost = clauseCost('write.round-trip');
  expect(clauseCost('write.round-trip', { ...MEASURED, runs: 100 })).toBeGreaterThan(cost);
  expect(clauseCost('write.round-trip', { ...MEASURED, resources: 20 })).toBeGreaterThan(2 * cost);
  for (const id of IDS) expect(clauseCost(id, { runs: 1, resources: 0 })).toBeGreaterThanOrEqual(1);
});

it('runCost() returns the measured total for all measured clauses, and the clause’s own cost for one clause', () => {
  expect(runCost(MEASURED_IDS)).toBe(loadCosts().whole);
  expect(runCost(['write.round-trip'])).toBeCloseTo(clauseCost('write.round-trip'), -1);
});

it('clauseCost() returns the average cost for an unmeasured clause', () => {
  expect(clauseCost('get.unheard-of')).toBeGreaterThan(1);
});

it('byCost() puts the most expensive clause first', () => {
  const costs = byCost(loadClauses()).map(({ id }) => clauseCost(id));
  expect(costs).toEqual([...costs].sort((one, other) => other - one));
});
