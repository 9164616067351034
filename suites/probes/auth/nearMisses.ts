/** Near misses, malformed credentials and other schemes are answered 401, on one operation of each kind. */
import fc from 'fast-check';
import { NotApplicable } from '../../../client/failures.ts';
import {
  type Account,
  type CredentialCase,
  malformedBasic,
  malformedBasicTable,
  malformedSid,
  malformedSidTable,
  nearMissTable,
  nearMissToken,
  nonBasicScheme,
  nonBasicTable,
} from '../../../generators/credentials/credentials.ts';
import { rejection } from '../../fixtures/index.ts';
import { type Operation, oneEachWay, operationName } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { verbName } from '../../fixtures/profile/verbs.ts';
import { expectRefused } from '../expect/index.ts';
import type { Probe } from '../probe.ts';
import { stillServed } from './stillServed.ts';

interface Attempt {
  operation: Operation;
  credential: CredentialCase;
}

/** The minimum share of random credentials among `--runs`. It does not depend on the length of the table. */
const DRAWN_SHARE = 1 / 3;
/** The minimum share for near misses. It is larger, because more near misses reveal a target that accepts one token in twenty. */
const DRAWN_TOKENS = 2 / 3;

/** Tries every kind of credentials and every kind of operation. Random credentials fill up `--runs`. */
const refusesEach =
  (
    what: string,
    table: (account: Account) => CredentialCase[],
    drawn: (account: Account) => fc.Arbitrary<CredentialCase>,
    share = DRAWN_SHARE,
  ): Probe =>
  async (t) => {
    const { account, runs } = t.session.settings;
    const operations = oneEachWay(representatives(t.profile));
    if (operations.length === 0) throw new NotApplicable('the profile offers no operation');
    const examples = pairs(operations, table(account));
    const attempts = fc.record({
      operation: fc.constantFrom(...operations.filter(({ verb }) => verb.method !== 'DELETE')),
      credential: drawn(account),
    });
    await t.property(
      what,
      attempts,
      async (c, { operation, credential }) => {
        const refusal = await rejection(c, operation, { kind: 'credentials', credential }, 'own');
        const rule = `${verbName(operation.verb)} with ${what} (${credential.label}) answers 401`;
        await expectRefused(c, refusal, [401], rule);
      },
      {
        examples,
        runs: Math.max(runs - examples.length, Math.ceil(runs * share)),
        show: ({ operation, credential }) => `${operationName(operation)}, ${credential.label}`,
      },
    );
    await stillServed(t);
  };

/** Pairs the lists by position, and repeats the shorter list. */
function pairs(operations: Operation[], credentials: CredentialCase[]): Attempt[] {
  return Array.from({ length: Math.max(operations.length, credentials.length) }, (_, at) => ({
    operation: operations[at % operations.length],
    credential: credentials[at % credentials.length],
  })).filter((pair): pair is Attempt => pair.operation !== undefined && pair.credential !== undefined);
}

export const nearMissTokenRefused = refusesEach('a token one edit away', nearMissTable, nearMissToken, DRAWN_TOKENS);
export const malformedSidRefused = refusesEach('a malformed AccountSid', malformedSidTable, malformedSid);
export const malformedBasicRefused = refusesEach('malformed credentials', malformedBasicTable, malformedBasic);
export const nonBasicSchemeRefused = refusesEach('another scheme', nonBasicTable, nonBasicScheme);
