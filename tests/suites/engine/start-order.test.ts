/** The start order of clauses. */
import { expect, it } from 'vitest';
import { clauseCost } from '../../../specs/contract/costs.ts';
import { loadClauses } from '../../../specs/load.ts';
import { ENGINE } from '../../../suites/engine/contractEngine.ts';
import { settingsFor } from '../../support/command/inProcess.ts';

it('starts each clause once, the most expensive first', () => {
  const settings = settingsFor('http://127.0.0.1');
  const order = ENGINE.startOrder?.(ENGINE.clauses(settings), settings).map(({ id }) => id) ?? [];
  expect([...order].sort()).toEqual(
    loadClauses()
      .map(({ id }) => id)
      .sort(),
  );
  const costs = order.map((id) => clauseCost(id));
  expect(costs).toEqual([...costs].sort((one, other) => other - one));
});

it('keeps the order of the engine’s clauses under a request limit', () => {
  const settings = settingsFor('http://127.0.0.1', { maxRequests: 100 });
  const clauses = ENGINE.clauses(settings);
  expect(ENGINE.startOrder?.(clauses, settings)).toEqual(clauses);
});
