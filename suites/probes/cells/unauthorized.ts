/** 401: missing and wrong credentials on each operation of the method. */
import { noCredentials, wrongToken } from '../../../generators/credentials/credentials.ts';
import { rejection } from '../../fixtures/index.ts';
import { operationName, operations } from '../../fixtures/profile/operations.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { expectRefused } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

export const unauthorized =
  (verb: Verb): Probe =>
  async (t) => {
    const { account, seed } = t.session.settings;
    const credentials = [noCredentials(), wrongToken(account, seed)];
    const rows = operations(t.profile).filter((operation) => operation.verb === verb);
    await t.each(rows, operationName, `the profile offers no ${verb.method}`, async (c, operation) => {
      for (const credential of credentials) {
        const rule = `${verbName(verb)} with ${credential.label} answers 401`;
        await expectRefused(c, await rejection(c, operation, { kind: 'credentials', credential }), [401], rule);
      }
    });
  };
