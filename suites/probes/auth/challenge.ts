/** `auth.challenge`: provokes 401s, which a rule judges. The probe ignores answers with other statuses. */
import {
  malformedBasicTable,
  malformedSidTable,
  nearMissTable,
  noCredentials,
  nonBasicTable,
  unknownAccount,
  wrongToken,
} from '../../../generators/credentials/credentials.ts';
import { rejection } from '../../fixtures/index.ts';
import { operationName } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { leaveToRules } from '../expect/index.ts';
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
    let unauthorized = 0;
    for (const credential of operation === operations[0] ? [...common, ...others] : common) {
      const { exchange } = await rejection(c, operation, { kind: 'credentials', credential });
      if (exchange.response.status === 401) unauthorized += 1;
    }
    leaveToRules(c, unauthorized > 0, 'no request with insufficient credentials was answered 401');
  });
};
