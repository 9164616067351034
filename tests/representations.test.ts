/** The two built-in profiles in their two representations, each certified on the reference. */
import { describe, expect, it } from 'vitest';
import { startReference } from '../reference/server.ts';
import { judge } from '../reports/verdict.ts';
import { loadProfile, selectResources } from '../specs/load.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from './support/inProcess.ts';

describe.each([
  ['documented-xml', 0],
  ['twilio', 0],
  ['twilio-xml', 0],
])('%s', (name) => {
  it('is kept', async () => {
    const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
    try {
      const profile = selectResources(loadProfile(name).profile);
      const records = await recordsOf(settingsFor(reference.url, { profile }));
      expect(
        records.filter((r) => r.outcome !== 'pass').map((r) => [r.id, r.outcome, r.reason, r.findings[0]?.actual]),
      ).toEqual([]);
    } finally {
      await reference.close();
    }
  });
});
