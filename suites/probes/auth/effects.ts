/**
 * `auth.no-side-effects` and `auth.other-account`: a request with insufficient or foreign credentials neither changes nor reads
 * anything.
 */
import { isSuccess } from '../../../client/exchange.ts';
import { noCredentials, wrongToken } from '../../../generators/credentials/credentials.ts';
import { parentsOf } from '../../../specs/profile/prerequisites.ts';
import { type Case, secondAccount } from '../../fixtures/index.ts';
import { operationName } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { once } from '../../fixtures/provider/shared.ts';
import { expectStatus, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { expectNoEffect } from './withoutEffect.ts';

/** Only checks the state. Other clauses report a write that the target does not refuse. */
export const noSideEffects: Probe = async (t) => {
  const credentials = [noCredentials(), wrongToken(t.session.settings.account, t.seed)];
  const writes = representatives(t.profile).filter(({ verb }) => verb.method !== 'GET');
  await t.each(writes, operationName, 'the profile offers no write', (c, operation) =>
    expectNoEffect(c, operation, {
      credentials,
      who: 'insufficient credentials, answered 401,',
      async judge({ response: { status }, request: { credential } }) {
        need(status === 401, `the write with ${credential.label} was not refused with 401 but answered ${status}`);
      },
    }),
  );
};

export const otherAccount: Probe = async (t) => {
  const other = secondAccount(t.session);
  const credential = other.requests.valid;
  const operations = representatives(t.profile);
  await t.each(operations, operationName, 'the profile offers no operation', async (c, operation) => {
    const accepted = await once(other, 'own lists', acceptsCredentials);
    need(accepted.value, 'the second account’s credentials are refused for its own resources too');
    await expectNoEffect(c, operation, {
      // A copy, because only requests to the second account’s own resources enter its ledger.
      credentials: [{ ...credential }],
      who: 'another account',
      judge: (exchange, control) =>
        expectStatus(c, exchange, [401, 404], 'another account’s credentials are answered 401 or 404', control),
    });
  });
};

/** Whether the second account can read one of its own lists. If not, its token may simply be mistyped. */
async function acceptsCredentials(c: Case): Promise<boolean> {
  const { requests } = c.session;
  for (const { resource, place, verb } of representatives(c.profile)) {
    if (place !== 'collection' || verb.method !== 'GET') continue;
    if (parentsOf(c.resource(resource)).length > 0) continue;
    if (isSuccess(await c.send(requests.get(requests.path(resource))))) return true;
  }
  return false;
}
