/** `--dry-run` estimates a run closely and sends nothing. */
import { describe, expect, it } from 'vitest';
import { type Plan, planOf } from '../../../cli/run/dryRun.ts';
import type { RunSettings } from '../../../client/settings.ts';
import { loadProfile, selectResources } from '../../../specs/load.ts';
import { CREDENTIALS, callCommand } from '../../support/command/command.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { reference, stub } from '../../support/servers/stub.ts';

/** The number of requests in the plan, and the number that a run on the reference sends. */
async function estimated(changes: Partial<RunSettings>) {
  const { url, requests } = await reference({ accounts: { main: ACCOUNT, other: OTHER } });
  const settings = settingsFor(url, changes);
  const plan = planOf({ settings, embedded: false });
  expect(requests()).toBe(0);
  await recordsOf(settings);
  return plan.requests / requests();
}

describe('the estimate', () => {
  it.each<[string, Partial<RunSettings>]>([
    ['by default', {}],
    ['with one run of each property', { runs: 1 }],
    ['with 40 runs', { runs: 40 }],
  ])('is within 15 %% of the requests of a run %s', async (_, changes) => {
    const ratio = await estimated({ ...changes, seed: 11 });
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  });

  it('omits clauses that the profile declares not applicable', () => {
    const profile = selectResources(loadProfile('documented').profile);
    profile.clauses['put.200'] = { kind: 'not-applicable', reason: 'the target has no PUT' };
    const { clauses } = planOf({ settings: settingsFor('http://127.0.0.1', { profile }), embedded: false });
    expect(clauses.map(({ id }) => id)).not.toContain('put.200');
  });
});

describe('the command', () => {
  const args = ['run', '--dry-run', '--runs', '2', '--clause', 'get.200', 'auth.wrong-token'];

  it('prints the plan, sends nothing and writes nothing', async () => {
    let arrived = 0;
    const url = await stub((_, response) => {
      arrived += 1;
      response.end();
    });
    const flags = ['--base-url', url, '--rate', '0.5'];
    const { code, stdout, stderr } = await callCommand([...args, ...flags], { env: CREDENTIALS });
    expect({ code, stderr, arrived }).toEqual({ code: 0, stderr: '', arrived: 0 });
    expect(stdout).toContain(`Dry run: nothing was sent. ${url} · profile documented · level core · 2 runs`);
    expect(stdout).toMatch(/^get\.200 +\d+$/m);
    expect(stdout).toMatch(/^About \d+ requests, \d+ (seconds|minutes) at this rate\.$/m);
    expect(stdout).toContain('It may create, and remove again: Queues, Applications. Nothing of it is billable.');
  });

  it('names billable resources and the clauses that fit into --max-requests', async () => {
    const flags = ['--base-url', 'http://127.0.0.1:9', '--resource', 'Queues', 'Messages', '--max-requests', '20'];
    const { code, stdout } = await callCommand([...args, ...flags, '--json'], { env: CREDENTIALS });
    expect(code).toBe(0);
    const plan = JSON.parse(stdout) as Plan;
    expect(plan.billable).toEqual(['Messages']);
    expect(plan.creates).toEqual(['Queues', 'Messages']);
    expect(plan.seconds).toBeNull();
    expect(plan.clauses.map(({ id }) => id).sort()).toEqual(['auth.wrong-token', 'get.200']);
    expect(plan.limit).toEqual({ maxRequests: 20, starts: ['get.200'] });
  });
});
