/** `auth.missing-credentials`, `auth.wrong-token`, `auth.unknown-account`: insufficient credentials are answered 401. */
import {
  type Account,
  type CredentialCase,
  nearMissAccountTable,
  noCredentials,
  unknownAccount,
  wrongToken,
} from '../../../generators/credentials/credentials.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { rejection, type Whose } from '../../fixtures/index.ts';
import { type Operation, oneEachWay, operationName, operations } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { verbName } from '../../fixtures/profile/verbs.ts';
import { expectRefused } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { readAndWrite } from './nearMisses.ts';
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
export const wrongTokenRefused = refuses(wrongToken, operations, 'own');

const unknownSid = refuses(unknownAccount, representatives);

/** The path contains the real account. Only the credentials contain an unknown account, or one that resembles the real one. */
export const unknownAccountRefused: Probe = async (t) => {
  await unknownSid(t);
  const credentials = nearMissAccountTable(t.session.settings.account);
  await t.each(
    readAndWrite(oneEachWay(representatives(t.profile)), credentials),
    ({ operation, credential }) => `${operationName(operation)}, ${credential.label}`,
    'the profile offers no operation',
    async (c, { operation, credential }) => {
      const refusal = await rejection(c, operation, { kind: 'credentials', credential }, 'own');
      await expectRefused(c, refusal, [401], `${verbName(operation.verb)} with ${credential.label} answers 401`);
    },
  );
};
