/** `auth.challenge`: whatever is answered 401 says that Basic credentials are wanted. Only 401s that came are judged. */

import { type Exchange, headerValues } from '../../../client/exchange.ts';
import {
  type CredentialCase,
  malformedBasicTable,
  malformedSidTable,
  nearMissTable,
  noCredentials,
  nonBasicTable,
  unknownAccount,
  wrongToken,
} from '../../../generators/credentials/credentials.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { type Operation, operationName } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { challengesOf, isBasicWithRealm } from '../expect/challenge.ts';

export const challenge: Probe = async (t) => {
  t.evidence.add('natural');
  const { account } = t.session.settings;
  const usual = [noCredentials(), wrongToken(account, t.session.settings.seed)];
  const kinds = [malformedBasicTable, malformedSidTable, nearMissTable, nonBasicTable].flatMap((table) =>
    table(account).slice(0, 1),
  );
  const operations = representatives(t.profile);
  await t.each(operations, operationName, 'the profile offers no operation', async (c: Case, operation) => {
    const more = operation === operations[0] ? [...kinds, unknownAccount(account, t.session.settings.seed)] : [];
    await challenged(c, operation, [...usual, ...more]);
  });
};

async function challenged(c: Case, operation: Operation, credentials: CredentialCase[]): Promise<void> {
  const refused: Exchange[] = [];
  for (const credential of credentials) {
    const exchange = await c.unauthorized(operation, credential);
    if (exchange.response.status === 401) refused.push(exchange);
  }
  c.need(refused.length > 0, 'insufficient credentials were not answered 401: no answer to judge');
  for (const exchange of refused) {
    const values = headerValues(exchange.response, 'www-authenticate');
    c.check(challengesOf(values).some(isBasicWithRealm), () => ({
      message: `a 401 to ${exchange.request.credential.label} carries a Basic challenge with a realm (RFC 9110 15.5.2, RFC 7617 2)`,
      expected: 'WWW-Authenticate: Basic realm="…", by the grammar of RFC 9110 11.6.1',
      actual: values.length === 0 ? 'no WWW-Authenticate' : `WWW-Authenticate: ${values.join(', ')}`,
      exchange,
    }));
  }
}
