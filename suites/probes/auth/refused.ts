/** `auth.missing-credentials`, `auth.wrong-token`, `auth.unknown-account`: insufficient credentials are answered 401. */
import {
  type Account,
  type CredentialCase,
  noCredentials,
  unknownAccount,
  wrongToken,
} from '../../../generators/credentials/credentials.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { rejection, type Whose } from '../../fixtures/index.ts';
import { type Operation, operationName, operations } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { verbName } from '../../fixtures/profile/verbs.ts';
import { expectRefused } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { stillServed } from './stillServed.ts';

const refuses =
  (
    credentialFor: (account: Account, seed: number) => CredentialCase,
    operationsOf: (profile: Profile) => Operation[],
    whose: Whose = 'shared',
  ): Probe =>
  async (t) => {
    const { account, seed } = t.session.settings;
    const credential = credentialFor(account, seed);
    await t.each(operationsOf(t.profile), operationName, 'the profile offers no operation', async (c, operation) => {
      const refusal = await rejection(c, operation, { kind: 'credentials', credential }, whose);
      await expectRefused(c, refusal, [401], `${verbName(operation.verb)} with ${credential.label} answers 401`);
    });
    await stillServed(t);
  };

export const missingCredentials = refuses(noCredentials, operations);
/** This clause sends its own requests, because more requests reveal a target that sometimes accepts a wrong token. */
export const wrongTokenRefused = refuses(wrongToken, representatives, 'own');
/** The path contains the real account, and only the credentials contain the unknown account. */
export const unknownAccountRefused = refuses(unknownAccount, representatives);
