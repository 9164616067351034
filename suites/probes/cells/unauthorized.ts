/** 401: no and wrong credentials on each operation of the method. */
import { noCredentials, wrongToken } from '../../../generators/credentials.ts';
import { onOperation } from '../../support/operate.ts';
import { operationName, operations } from '../../support/targets.ts';
import type { Probe } from '../../support/trial.ts';
import { type Verb, verbName } from '../../support/verbs.ts';

export const unauthorized =
  (verb: Verb): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const rows = operations(t.profile).filter((operation) => operation.verb === verb);
    const credentials = [noCredentials(), wrongToken(t.session.settings.account)];
    await t.each(rows, operationName, `the profile offers no ${verb.method}`, async (c, operation) => {
      const at = await onOperation(c, operation);
      const control = at.control();
      for (const credential of credentials) {
        await c.refused(
          { ...at.request, credential },
          [401],
          `${verbName(verb)} with ${credential.label} answers 401`,
          control,
        );
      }
    });
  };
