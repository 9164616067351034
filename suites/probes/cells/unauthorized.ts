/** 401: no and wrong credentials on each operation of the method. */

import type { Exchange } from '../../../client/exchange.ts';
import { noCredentials, wrongToken } from '../../../generators/credentials/credentials.ts';
import type { Probe } from '../../engine/trial.ts';
import { operationName, operations } from '../../fixtures/profile/operations.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';

export const unauthorized =
  (verb: Verb): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const rows = operations(t.profile).filter((operation) => operation.verb === verb);
    const credentials = [noCredentials(), wrongToken(t.session.settings.account, t.session.settings.seed)];
    await t.each(rows, operationName, `the profile offers no ${verb.method}`, async (c, operation) => {
      const { places } = c.session;
      const refusals: Exchange[] = [];
      for (const credential of credentials) refusals.push(await c.unauthorized(operation, credential));
      for (const exchange of refusals) {
        const rule = `${verbName(verb)} with ${exchange.request.credential.label} answers 401`;
        await c.judgeRefusal(exchange, [401], rule, () => places.control(c, operation));
      }
    });
  };
