/** In which order clauses start. */
import { expect, it } from 'vitest';
import { loadClauses } from '../../../specs/load.ts';
import { ENGINE } from '../../../suites/engine/contractEngine.ts';
import { LONG, READY } from '../../../suites/engine/startOrder.ts';
import { settingsFor } from '../../support/inProcess.ts';

const ids = loadClauses().map(({ id }) => id);

it('names clauses that there are, none of them twice', () => {
  for (const list of [LONG, READY]) {
    expect(ids).toEqual(expect.arrayContaining([...list]));
    expect(new Set(list).size).toBe(list.length);
  }
});

it('starts each clause once: who leaves something before its heirs, single requests last', () => {
  const settings = settingsFor('http://127.0.0.1');
  const order = ENGINE.inStartOrder?.(ENGINE.clauses(settings), settings).map(({ id }) => id) ?? [];
  expect([...order].sort()).toEqual([...ids].sort());
  const single = ['auth.malformed-basic', 'overload.delete.404'];
  const chains = ['lifecycle.model', 'overload.case', 'delete.204'];
  for (const last of single) for (const first of chains) expect(order.indexOf(first)).toBeLessThan(order.indexOf(last));
});

it('keeps to urgency where requests may not do for all', () => {
  const settings = settingsFor('http://127.0.0.1', { maxRequests: 100 });
  const clauses = ENGINE.clauses(settings);
  expect(ENGINE.inStartOrder?.(clauses, settings)).toEqual(clauses);
});
