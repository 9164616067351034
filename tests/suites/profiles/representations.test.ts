/** Certifies the built-in profiles in both representations at level full on the reference. */
import { describe, expect, it } from 'vitest';
import { startReference } from '../../../reference/server.ts';
import { assess } from '../../../reports/verdict/verdict.ts';
import { loadProfile, selectResources } from '../../../specs/load.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { CLAUSE_COUNT } from '../../support/reports/contractSize.ts';

const WITHOUT_PUT = [
  ...['put.200', 'put.201', 'put.400', 'put.401', 'put.404', 'put.429', 'put.500'],
  ...['write.put-equals-post', 'write.put-idempotent', 'media.put', 'media.overloaded-put'],
  ...['overload.put.200', 'overload.put.201', 'overload.put.400', 'overload.put.401', 'overload.put.404'],
  ...['overload.put.429', 'overload.put.500'],
];

// tests/suites/engine/reference.test.ts runs `documented` in JSON
describe.each([
  ['documented-xml', []],
  ['twilio', WITHOUT_PUT],
  ['twilio-xml', WITHOUT_PUT],
])('%s', (name, missing) => {
  it('is conformant on the reference, and unsupported operations are not applicable', async () => {
    const { profile: whole } = loadProfile(name);
    const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER }, profile: whole });
    try {
      const profile = selectResources(whole);
      const records = await recordsOf(settingsFor(reference.url, { profile, runs: 3 }));
      expect(idsWith(records, 'fail')).toEqual([]);
      expect(idsWith(records, 'not-applicable').sort()).toEqual([...missing].sort());
      expect(idsWith(records, 'pass')).toHaveLength(CLAUSE_COUNT - missing.length);
      expect(assess(records, { level: 'full', selection: null, interrupted: false, waived: [] })).toMatchObject({
        verdict: 'conformant',
        reason: null,
      });
    } finally {
      await reference.close();
    }
  });
});
