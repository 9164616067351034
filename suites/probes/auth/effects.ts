/** `auth.no-side-effects` and `auth.other-account`: insufficient credentials change nothing, and another account's open nothing. */

import { NotExercised } from '../../../client/failures.ts';
import type { Account } from '../../../client/settings.ts';
import { noCredentials, otherCredential, wrongToken } from '../../../generators/credentials/credentials.ts';
import { parentsOf } from '../../../specs/profile/prerequisites.ts';
import type { Probe, Trial } from '../../engine/trial.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { operationName } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { withoutEffect } from './withoutEffect.ts';

/** Judged is the state alone: a write that was not refused is other clauses' finding. */
export const noSideEffects: Probe = async (t) => {
  t.evidence.add('natural');
  const credentials = [noCredentials(), wrongToken(t.session.settings.account, t.seed)];
  const writes = representatives(t.profile).filter(({ verb }) => verb.method !== 'GET');
  await t.each(writes, operationName, 'the profile offers no write', async (c: Case, operation) => {
    await withoutEffect(c, operation, {
      credentials,
      who: 'insufficient credentials, answered 401,',
      async answered({ response: { status }, request }) {
        c.need(
          status === 401,
          `the write with ${request.credential.label} was not refused with 401 but answered ${status}`,
        );
      },
    });
  });
};

export const otherAccount: Probe = async (t) => {
  const { other } = t.session.settings;
  if (other === null) {
    throw new NotExercised('no second account was given (--other-account-sid and --other-auth-token)');
  }
  t.evidence.add('natural');
  const credential = otherCredential(other);
  let known: Promise<boolean> | undefined;
  await t.each(
    representatives(t.profile),
    operationName,
    'the profile offers no operation',
    async (c: Case, operation) => {
      known ??= opensItsOwn(t, c, other);
      c.need(await known, 'the second account’s credentials do not open its own resources either');
      await withoutEffect(c, operation, {
        credentials: [credential],
        who: 'another account',
        answered: (exchange, control) =>
          c.status(exchange, [401, 404], 'another account’s credentials are answered 401 or 404', control),
      });
    },
  );
};

/** Without this, a mistyped token would be refused for being wrong. */
async function opensItsOwn(t: Trial, c: Case, other: Account): Promise<boolean> {
  const { requests, settings } = c.session;
  for (const { resource, place, verb } of representatives(t.profile)) {
    if (place !== 'collection' || verb.method !== 'GET') continue;
    // what stands under a resource of the first account is not the second one's
    if (parentsOf(c.resource(resource)).length > 0) continue;
    const path = c.path(resource).replace(settings.account.accountSid, other.accountSid);
    if (await c.served({ ...requests.get(path), credential: otherCredential(other) })) return true;
  }
  return false;
}
