/** `auth.missing-credentials`, `auth.wrong-token`, `auth.unknown-account`: insufficient credentials on each operation. */
import {
  type Account,
  type CredentialCase,
  noCredentials,
  unknownAccount,
  wrongToken,
} from '../../../generators/credentials/credentials.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { type Operation, operationName, operations } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { verbName } from '../../fixtures/profile/verbs.ts';
import { stillServed } from '../../fixtures/stillServed.ts';

/** A wrong token is sent anew, though other clauses send it too: a target that takes one now and then shows it by their number. */
const refused =
  (
    rows: (profile: Profile) => Operation[],
    credentialFor: (account: Account, seed: number) => CredentialCase,
    whose: 'shared' | 'own' = 'shared',
  ): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const credential = credentialFor(t.session.settings.account, t.session.settings.seed);
    const { places } = t.session;
    await t.each(rows(t.profile), operationName, 'the profile offers no operation', async (c: Case, operation) => {
      await c.judgeRefusal(
        await c.unauthorized(operation, credential, whose),
        [401],
        `${verbName(operation.verb)} with ${credential.label} answers 401`,
        () => places.control(c, operation),
      );
    });
    await stillServed(t);
  };

export const missingCredentials = refused(operations, noCredentials);
export const wrongTokenRefused = refused(representatives, wrongToken, 'own');
/** The path keeps the real account. */
export const unknownAccountRefused = refused(representatives, unknownAccount);
