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
  otherDigitCase,
} from '../../../generators/credentials/credentials.ts';
import { rejection, request } from '../../fixtures/index.ts';
import { type Operation, oneEachWay, operationName } from '../../fixtures/profile/operations.ts';
import { representatives } from '../../fixtures/profile/representatives.ts';
import { verbName } from '../../fixtures/profile/verbs.ts';
import { expectRefused, observe } from '../expect/index.ts';
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

interface Kinds {
  what: string;
  table: (account: Account) => CredentialCase[];
  drawn: (account: Account) => fc.Arbitrary<CredentialCase>;
  share?: number;
  /** Pairs the credentials of the table with operations. Default: each with one operation. */
  pair?: typeof onePerCredential;
}

/** Tries every kind of credentials and every kind of operation. Random credentials fill up `--runs`. */
const refusesEach =
  ({ what, table, drawn, share = DRAWN_SHARE, pair = onePerCredential }: Kinds): Probe =>
  async (t) => {
    const { account, runs } = t.session.settings;
    const operations = oneEachWay(representatives(t.profile));
    if (operations.length === 0) throw new NotApplicable('the profile offers no operation');
    const examples = pair(operations, table(account));
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
function onePerCredential(operations: Operation[], credentials: CredentialCase[]): Attempt[] {
  return Array.from({ length: Math.max(operations.length, credentials.length) }, (_, at) => ({
    operation: operations[at % operations.length],
    credential: credentials[at % credentials.length],
  })).filter((pair): pair is Attempt => pair.operation !== undefined && pair.credential !== undefined);
}

/** Pairs each of the credentials with a read and with a write. The writes, native and overloaded, take turns. */
export function readAndWrite(operations: Operation[], credentials: CredentialCase[]): Attempt[] {
  const reads = operations.filter(({ verb }) => verb.method === 'GET');
  const writes = operations.filter(({ verb }) => verb.method !== 'GET');
  return [reads, writes].flatMap((some) => (some.length === 0 ? [] : onePerCredential(some, credentials)));
}

export const nearMissTokenRefused = refusesEach({
  what: 'a token one edit away',
  table: nearMissTable,
  drawn: nearMissToken,
  share: DRAWN_TOKENS,
  pair: readAndWrite,
});
export const malformedBasicRefused = refusesEach({
  what: 'malformed credentials',
  table: malformedBasicTable,
  drawn: malformedBasic,
});
export const nonBasicSchemeRefused = refusesEach({
  what: 'another scheme',
  table: nonBasicTable,
  drawn: nonBasicScheme,
});

const malformedSids = refusesEach({
  what: 'a malformed AccountSid',
  table: malformedSidTable,
  drawn: malformedSid,
  pair: readAndWrite,
});

/** A target may compare hexadecimal digits without regard to letter case, so that case is only observed. */
export const malformedSidRefused: Probe = async (t) => {
  await malformedSids(t);
  const credential = otherDigitCase(t.session.settings.account);
  const [operation] = representatives(t.profile);
  if (credential === undefined || operation === undefined) return;
  await t.case(credential.label, async (c) => {
    const { response } = await c.send({ ...(await request(c, operation, 'shared')), credential });
    observe(c, `${verbName(operation.verb)} with ${credential.label} answers ${response.status}`);
  });
};
