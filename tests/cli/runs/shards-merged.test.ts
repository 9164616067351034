/** Three concurrent shards on one faulty target, merged, report the same outcomes as a single run. */
import { describe, expect, it } from 'vitest';
import { faultById } from '../../../reference/faults/index.ts';
import { startReference } from '../../../reference/server.ts';
import { mergeProblems, mergeShards } from '../../../reports/record/merge.ts';
import { clauseCost } from '../../../specs/contract/costs.ts';
import { loadClauses } from '../../../specs/load.ts';
import type { Conformance } from '../../../specs/model.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { conformanceFrom, runShards } from '../../support/command/shards.ts';

/** The fault on which all clauses run. */
const THOROUGH = 'auth/token-ignored';
/** The faults on which only the broken clauses and some cheap clauses run. */
const BRIEF = [
  'auth/no-challenge',
  'put/one-field-ignored',
  'delete/not-gone',
  'write/length-unchecked',
  'overload/delete-ignored',
];
const RUNS = 2;
const LITTLE = 16;

/** Returns the clauses to run on the fault, or undefined for all clauses. */
function clausesFor(id: string): string[] | undefined {
  if (id === THOROUGH) return undefined;
  const { breaks = [], collateral = [] } = faultById(id) ?? {};
  const ids = loadClauses().map((clause) => clause.id);
  return ids.filter((clause) => [...breaks, ...collateral].includes(clause) || clauseCost(clause) <= LITTLE);
}

async function onFault<T>(id: string, run: (url: string) => Promise<T>): Promise<T> {
  const fault = faultById(id);
  if (fault === undefined) throw new Error(`no fault ${id}`);
  const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER }, mutate: fault.apply });
  try {
    return await run(reference.url);
  } finally {
    await reference.close();
  }
}

/** Returns the result of each clause, without values that differ between any two runs. */
const said = ({ clauses }: Conformance) =>
  clauses.map(({ id, kind, level, outcome, evidence, cases, findings }) => ({
    id,
    kind,
    level,
    outcome,
    evidence,
    cases: cases.map((one) => `${one.name} ${one.outcome}`),
    // A rule shows other exchanges of the same kind in a run that sends other clauses beside it.
    findings: findings.map(({ expected }) => expected.replace(/[0-9a-f]{8}\w{6,}|\d+/g, '<value>')),
  }));

describe.each([THOROUGH, ...BRIEF])('%s', (id) => {
  it('gets the same outcomes from one run and from three shards', async () => {
    const clauses = clausesFor(id);
    const part = clauses === undefined ? {} : { clauses };
    const selection = clauses === undefined ? null : { patterns: ['*'], ids: clauses };
    const whole = await onFault(id, async (url) => {
      const settings = settingsFor(url, { runs: RUNS, ...part });
      return conformanceFrom(await recordsOf(settings), settings, { selection });
    });
    const shards = await onFault(id, (url) => runShards(url, 3, { runs: RUNS, ...part }));
    expect(mergeProblems(shards)).toEqual([]);
    const { conformance, records } = mergeShards(shards);
    expect(said(conformance)).toEqual(said(whole));
    expect(conformance).toMatchObject({
      verdict: 'non-conformant',
      reason: whole.reason,
      totals: whole.totals,
      attained: whole.attained,
      mergedFrom: 3,
    });
    expect(conformance.totals.fail).toBeGreaterThan(0);
    expect(records.flatMap(({ exchanges }) => exchanges).length).toBeGreaterThan(50);
  });
});
