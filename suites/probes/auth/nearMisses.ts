/** Credentials that are nearly right or not Basic: each kind of them is answered 401, on one operation of every kind. */
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

/** The least share of the run's `--runs` that is drawn, however long the table is. */
const DRAWN_SHARE = 1 / 3;
/** The same for near misses: a target that takes one token in twenty shows it by their number. */
const DRAWN_TOKENS = 2 / 3;

/** Every kind of the table and every kind of operation is tried; drawn credentials fill up the run's `--runs`. */
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

/** Both lists in step, the shorter one repeated until the longer one ends. */
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
