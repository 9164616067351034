/** `auth.challenge`: a 401 has a Basic challenge. The probe ignores answers with other statuses. */
import { type Exchange, headerValues } from '../../../client/exchange.ts';
import {
  malformedBasicTable,
  malformedSidTable,
  nearMissTable,
  noCredentials,
  nonBasicTable,
  unknownAccount,
  wrongToken,
} from '../../../generators/credentials/credentials.ts';
import { type Case, rejection } from '../../fixtures/index.ts';
import { operationName } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { challengesOf, isBasicWithRealm } from '../expect/challenge.ts';
import { check, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

/**
 * Sends every operation without credentials and with a wrong token, and the first operation also with each other kind of
 * credentials.
 */
export const challenge: Probe = async (t) => {
  const { account, seed } = t.session.settings;
  const common = [noCredentials(), wrongToken(account, seed)];
  const tables = [malformedBasicTable, malformedSidTable, nearMissTable, nonBasicTable];
  const others = [...tables.flatMap((table) => table(account).slice(0, 1)), unknownAccount(account, seed)];
  const operations = representatives(t.profile);
  await t.each(operations, operationName, 'the profile offers no operation', async (c, operation) => {
    const unauthorized: Exchange[] = [];
    for (const credential of operation === operations[0] ? [...common, ...others] : common) {
      const { exchange } = await rejection(c, operation, { kind: 'credentials', credential });
      if (exchange.response.status === 401) unauthorized.push(exchange);
    }
    need(unauthorized.length > 0, 'no request with insufficient credentials was answered 401');
    for (const exchange of unauthorized) expectBasicChallenge(c, exchange);
  });
};

function expectBasicChallenge(c: Case, exchange: Exchange): void {
  const values = headerValues(exchange.response, 'www-authenticate');
  check(c, challengesOf(values).some(isBasicWithRealm), () => ({
    message: `a 401 to ${exchange.request.credential.label} has a Basic challenge with a realm (RFC 9110 15.5.2, RFC 7617 2)`,
    expected: 'WWW-Authenticate: Basic realm="…", in the syntax of RFC 9110 11.6.1',
    actual: values.length === 0 ? 'no WWW-Authenticate' : `WWW-Authenticate: ${values.join(', ')}`,
    exchange,
  }));
}
