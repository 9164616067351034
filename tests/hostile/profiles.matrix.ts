/** No valid profile ends a run with an internal error. `PROFILES=n` sets their number, `SEED=n` the first. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UnservableProfile } from '../../reference/profiled/view.ts';
import { startReference } from '../../reference/server.ts';
import { selectResources } from '../../specs/load.ts';
import { resolveProfile } from '../../specs/profile/profiles.ts';
import { ProfileError } from '../../specs/profile/readProfile.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../support/command/inProcess.ts';
import { randomProfile } from '../support/generators/profiles.ts';

const RUNS = Number(process.env.PROFILES ?? 200);
const SEED = Number(process.env.SEED ?? 1);

it(`${RUNS} random profiles, against the reference that serves them`, { timeout: 3_600_000 }, async () => {
  // every distinct error, with a clause and the last profile that caused it
  const errors = new Map<string, string>();
  const property = fc.asyncProperty(randomProfile, async (json) => {
    let served: Awaited<ReturnType<typeof startReference>>;
    const profile = (() => {
      try {
        return resolveProfile(json, 'the profile');
      } catch (error) {
        if (error instanceof ProfileError) return null;
        throw error;
      }
    })();
    fc.pre(profile !== null);
    if (profile === null) return;
    try {
      served = await startReference({ profile, accounts: { main: ACCOUNT, other: OTHER } });
    } catch (error) {
      fc.pre(!(error instanceof UnservableProfile));
      throw error;
    }
    try {
      const records = await recordsOf(settingsFor(served.url, { profile: selectResources(profile), runs: 2 }));
      for (const { id, outcome, reason } of records) {
        const [cause = '', at = ''] = (reason ?? '').split('\n');
        if (outcome === 'error') errors.set(`${cause} ${at.trim()}`, `${id} with ${JSON.stringify(json.resources)}`);
      }
    } finally {
      await served.close();
    }
  });
  await fc.assert(property, { numRuns: RUNS, seed: SEED, endOnFailure: true, interruptAfterTimeLimit: 3_000_000 });
  expect(Object.fromEntries(errors)).toEqual({});
});
