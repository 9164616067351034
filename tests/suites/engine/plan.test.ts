/** The plan of a run: what a clause sends stays below what was foretold, and foretelling sends nothing. */
import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../cli/run/dryRun.ts';
import type { RunSettings } from '../../../client/settings.ts';
import { faultById } from '../../../reference/faults/index.ts';
import type { startReference } from '../../../reference/server.ts';
import { clauseById, loadClauses, loadProfile, selectResources } from '../../../specs/load.ts';
import { clearingUp, rehearse } from '../../../suites/rehearsal/rehearse.ts';
import { CREDENTIALS, callCommand } from '../../support/command.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../../support/inProcess.ts';
import { reference, stub } from '../../support/stub.ts';

const accounts = { main: ACCOUNT, other: OTHER };
const profile = (name: string) => selectResources(loadProfile(name).profile);

/** Runs the clauses on a reference of their own, and gives what was foretold beside what was sent. */
async function compared(changes: Partial<RunSettings>, options: Parameters<typeof startReference>[0] = {}) {
  const { url, requests } = await reference({ accounts, ...options });
  const settings = settingsFor(url, changes);
  const plans = await rehearse(settings.clauses.map(clauseById), settings);
  expect(requests()).toBe(0);
  const records = await recordsOf(settings);
  const rows = records.map(({ id, requests: sent, outcome }, at) => ({ id, sent, outcome, plan: plans[at] }));
  const last = clearingUp(settings.profile);
  const total = plans.reduce((sum, plan) => sum + plan.requests - last, 1 + last);
  return { rows, total, arrived: requests() };
}

describe('on the reference no clause sends more than foretold', () => {
  it.each<[string, Partial<RunSettings>]>([
    ['documented, 1 run', { runs: 1, seed: 11 }],
    ['twilio, 3 runs', { runs: 3, seed: 13, profile: profile('twilio') }],
    [
      'documented-xml, 2 runs, no hook, no second account',
      { runs: 2, seed: 14, profile: profile('documented-xml'), hook: null, other: null },
    ],
  ])('%s', async (_, changes) => {
    const { rows, total, arrived } = await compared(changes);
    expect(rows).toHaveLength(loadClauses().length);
    expect(rows.filter(({ sent, plan }) => sent > (plan?.requests ?? -1))).toEqual([]);
    expect(arrived).toBeLessThanOrEqual(total);
    // the plan is no guess out of the air: what applies is foretold
    expect(rows.filter(({ sent, plan }) => sent > 0 && (plan?.requests ?? 0) <= 0)).toEqual([]);
    expect(total).toBeLessThan(4 * arrived);
  });

  it('with 40 runs, the properties', async () => {
    const clauses = ['get.documented-statuses', 'auth.malformed-sid', 'write.form-decoding', 'lifecycle.model'];
    const { rows } = await compared({ runs: 40, seed: 15, clauses });
    expect(rows.filter(({ sent, plan }) => sent > (plan?.requests ?? -1))).toEqual([]);
  });

  it('with a burst', async () => {
    const { rows } = await compared({ clauses: ['get.429'], burst: 30, hook: null }, { limit: 10 });
    expect(rows[0]?.outcome).toBe('pass');
    expect(rows[0]?.sent).toBeLessThanOrEqual(rows[0]?.plan?.requests ?? 0);
  });
});

describe('on a target that breaks the contract no clause sends more than "at most"', () => {
  it.each([
    [
      'auth/token-ignored',
      ['auth.near-miss-token', 'auth.malformed-basic', 'auth.wrong-token', 'auth.no-side-effects'],
    ],
    ['delete/list-keeps', ['delete.204', 'delete.gone', 'delete.only-target']],
  ])('%s', async (fault, clauses) => {
    const mutate = faultById(fault)?.apply;
    expect(mutate).toBeDefined();
    const { rows } = await compared({ runs: 4, seed: 16, clauses }, mutate === undefined ? {} : { mutate });
    expect(rows.filter(({ outcome }) => outcome === 'fail')).not.toEqual([]);
    expect(rows.filter(({ sent, plan }) => sent > (plan?.atMost ?? -1))).toEqual([]);
  });
});

describe('--dry-run', () => {
  const args = ['run', '--dry-run', '--runs', '2', '--clause', 'get.200', 'auth.wrong-token'];

  it('prints the plan, sends nothing and writes nothing', async () => {
    let arrived = 0;
    const url = await stub((_, response) => {
      arrived += 1;
      response.end();
    });
    const { code, stdout, stderr } = await callCommand([...args, '--base-url', url], { env: CREDENTIALS });
    expect({ code, stderr, arrived }).toEqual({ code: 0, stderr: '', arrived: 0 });
    expect(stdout).toContain(`Dry run: nothing was sent. ${url} · profile documented · level core · 2 runs`);
    expect(stdout).toMatch(/^get\.200 +24 +\d+ {3}1 Queues, 1 Applications$/m);
    expect(stdout).toMatch(/^total +\d+ +\d+ {3}.*Queues/m);
    expect(stdout).toContain('Nothing of it is billable.');
  });

  it('names what is billable, and what a budget has room for', async () => {
    const flags = [
      '--base-url',
      'http://127.0.0.1:9',
      '--resource',
      'Queues',
      'Messages',
      '--max-requests',
      '80',
      '--json',
    ];
    const { code, stdout } = await callCommand([...args, ...flags], { env: CREDENTIALS });
    expect(code).toBe(0);
    const plan = JSON.parse(stdout) as Plan;
    expect(plan.total.billable).toEqual(['Messages']);
    expect(plan.total.creates.Messages).toBeGreaterThanOrEqual(1);
    expect(plan.clauses.map(({ id }) => id).sort()).toEqual(['auth.wrong-token', 'get.200']);
    const [one, other] = plan.clauses.map(({ requests }) => requests);
    expect(plan.total.requests).toBe((one ?? 0) + (other ?? 0) + plan.overhead - plan.last);
    const [first] = plan.budget?.starts ?? [];
    expect(plan.budget?.maxRequests).toBe(80);
    expect(plan.clauses.find(({ id }) => id === first)?.requests).toBeLessThanOrEqual(78);
  });
});
