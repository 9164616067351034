/** Credentials that are nearly right, or no credentials at all: each kind of them, on one operation of every way to ask. */
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
import type { Probe } from '../../engine/trial.ts';
import type { Case } from '../../fixtures/case/case.ts';
import { type Operation, oneEachWay, operationName } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { verbName } from '../../fixtures/profile/verbs.ts';
import { stillServed } from '../../fixtures/stillServed.ts';

interface Drawn {
  operation: Operation;
  credential: CredentialCase;
}

/** At least this part of the run's `--runs` is drawn, however long the table is. */
const DRAWN_SHARE = 1 / 3;
/** Of near misses: a target that takes one token in twenty shows it by their number. */
const DRAWN_TOKENS = 2 / 3;

/** Every kind of the table is tried, and so is every way to ask; drawn ones fill up the run's `--runs`. */
const refusesEach =
  (
    what: string,
    table: (account: Account) => CredentialCase[],
    drawn: (account: Account) => fc.Arbitrary<CredentialCase>,
    share = DRAWN_SHARE,
  ): Probe =>
  async (t) => {
    t.evidence.add('natural');
    const { account, runs } = t.session.settings;
    const operations = oneEachWay(representatives(t.profile));
    if (operations.length === 0) throw new NotApplicable('the profile offers no operation');
    const examples = pairs(operations, table(account));
    const { places } = t.session;
    await t.property(
      what,
      fc.record({
        operation: fc.constantFrom(...operations.filter(({ verb }) => verb.method !== 'DELETE')),
        credential: drawn(account),
      }),
      async (c: Case, { operation, credential }) => {
        await c.judgeRefusal(
          await c.unauthorized(operation, credential, 'own'),
          [401],
          `${verbName(operation.verb)} with ${what} (${credential.label}) answers 401`,
          () => places.control(c, operation),
        );
      },
      {
        runs: Math.max(runs - examples.length, Math.ceil(runs * share)),
        examples,
        show: ({ operation, credential }) => `${operationName(operation)}, ${credential.label}`,
      },
    );
    await stillServed(t);
  };

/** Both lists in step, until the longer one ends. */
function pairs(operations: Operation[], credentials: CredentialCase[]): Drawn[] {
  return Array.from({ length: Math.max(operations.length, credentials.length) }, (_, at) => ({
    operation: operations[at % operations.length],
    credential: credentials[at % credentials.length],
  })).filter((pair): pair is Drawn => pair.operation !== undefined && pair.credential !== undefined);
}

export const nearMissTokenRefused = refusesEach('a token one edit away', nearMissTable, nearMissToken, DRAWN_TOKENS);
export const malformedSidRefused = refusesEach('a malformed AccountSid', malformedSidTable, malformedSid);
export const malformedBasicRefused = refusesEach('malformed credentials', malformedBasicTable, malformedBasic);
export const nonBasicSchemeRefused = refusesEach('another scheme', nonBasicTable, nonBasicScheme);
