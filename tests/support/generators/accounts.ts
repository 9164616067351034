/** Accounts with tokens of every kind, and the credentials that a target must reject. */
import {
  type CredentialCase,
  malformedBasic,
  malformedBasicTable,
  malformedSid,
  malformedSidTable,
  nearMissAccountTable,
  nearMissTable,
  nearMissToken,
  noCredentials,
  nonBasicScheme,
  nonBasicTable,
  unknownAccount,
  wrongToken,
} from '../../../generators/credentials/credentials.ts';
import { sample } from '../../../generators/seed.ts';

export const SID = 'AC0123456789abcdef0123456789abcdef';
export const ACCOUNTS = {
  'a usual token': { accountSid: SID, authToken: '9f8e7d6c5b4a39281706f5e4d3c2b1a0' },
  'digits alone': { accountSid: SID, authToken: '12345678' },
  'one character': { accountSid: SID, authToken: 'k' },
  'with a colon and quotes': { accountSid: SID, authToken: `p:w"d'$x\`\\!%25 +/=` },
  'beyond ASCII': { accountSid: SID, authToken: 'Zoë–€😀z' },
};
export type TestAccount = (typeof ACCOUNTS)[keyof typeof ACCOUNTS];

/** All kinds of wrong credentials. */
export const refused = (account: TestAccount, runs = 300): CredentialCase[] => [
  noCredentials(),
  wrongToken(account),
  unknownAccount(account),
  ...nearMissTable(account),
  ...nearMissAccountTable(account),
  ...malformedSidTable(account),
  ...nonBasicTable(account),
  ...malformedBasicTable(account),
  ...sample(nearMissToken(account), 7, runs),
  ...sample(malformedSid(account), 7, runs),
  ...sample(nonBasicScheme(account), 7, runs),
  ...sample(malformedBasic(account), 7, runs),
];
