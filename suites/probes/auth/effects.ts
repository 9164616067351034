/** `auth.no-side-effects` and `auth.other-account`: insufficient credentials change nothing, and another account's open nothing. */
import { noCredentials, otherCredential, wrongToken } from '../../../generators/credentials.ts';
import { parentsOf } from '../../../specs/prerequisites.ts';
import type { Case } from '../../support/case.ts';
import { NotExercised } from '../../support/failures.ts';
import { inherit } from '../../support/inherit.ts';
import { representatives } from '../../support/representatives.ts';
import type { Account } from '../../support/settings.ts';
import { type Operation, operationName } from '../../support/targets.ts';
import type { Probe, Trial } from '../../support/trial.ts';
import { type Attempts, withoutEffect, writesWithoutEffect } from './withoutEffect.ts';

/** Judged is the state alone: a write that was not refused is other clauses' finding. */
export const noSideEffects: Probe = async (t) => {
  t.evidence.add('natural');
  const credentials = [noCredentials(), wrongToken(t.session.settings.account, t.seed)];
  const writes = representatives(t.profile).filter(({ verb }) => verb.method !== 'GET');
  await t.each(rowsOf(t, writes), rowName, 'the profile offers no write', async (c: Case, row) => {
    const [first] = row;
    const turn = first === undefined ? 0 : writes.indexOf(first) % credentials.length;
    await attempted(c, row, {
      credentials: t.frugal && row.length === 1 ? credentials.slice(turn, turn + 1) : credentials,
      who: 'insufficient credentials, answered 401,',
      instance: inherited(t, row[0]),
      async answered({ response: { status }, request }) {
        c.need(
          status === 401,
          `the write with ${request.credential.label} was not refused with 401 but answered ${status}`,
        );
      },
    });
  });
};

export const otherAccount: Probe = async (t) => {
  const { other } = t.session.settings;
  if (other === null) {
    throw new NotExercised('no second account was given (--other-account-sid and --other-auth-token)');
  }
  t.evidence.add('natural');
  const credential = otherCredential(other);
  let known: Promise<boolean> | undefined;
  await t.each(
    rowsOf(t, representatives(t.profile)),
    rowName,
    'the profile offers no operation',
    async (c: Case, row) => {
      known ??= opensItsOwn(t, c, other);
      c.need(await known, 'the second account’s credentials do not open its own resources either');
      await attempted(c, row, {
        credentials: [credential],
        who: 'another account',
        instance: inherited(t, row[0]),
        answered: (exchange, control) =>
          c.status(exchange, [401, 404], 'another account’s credentials are answered 401 or 404', control),
      });
    },
  );
};

/** Each of the clause's writes to an instance has a number of its own. */
function inherited(t: Trial, operation: Operation | undefined): Attempts['instance'] {
  const writes = representatives(t.profile).filter(({ place, verb }) => place === 'instance' && verb.method !== 'GET');
  const at = writes.findIndex((write) => operation !== undefined && operationName(write) === operationName(operation));
  return (c, resource) => inherit(c, t.clause.id, resource, at);
}

/** Each operation by itself; where requests are scarce, all writes to one resource together. */
function rowsOf(t: Trial, operations: Operation[]): Operation[][] {
  if (!t.frugal) return operations.map((operation) => [operation]);
  const rows = new Map<string, Operation[]>();
  for (const operation of operations) {
    const key = operation.verb.method === 'GET' ? operationName(operation) : operation.resource;
    rows.set(key, [...(rows.get(key) ?? []), operation]);
  }
  return [...rows.values()];
}

const rowName = (row: Operation[]): string => row.map(operationName).join(', ');

function attempted(c: Case, row: Operation[], attempts: Attempts): Promise<void> {
  const [operation, ...more] = row;
  if (operation === undefined) throw new Error('a row of no operation');
  return more.length === 0 ? withoutEffect(c, operation, attempts) : writesWithoutEffect(c, row, attempts);
}

/** Without this, a mistyped token would be refused for being wrong. */
async function opensItsOwn(t: Trial, c: Case, other: Account): Promise<boolean> {
  const { requests, settings } = c.session;
  for (const { resource, place, verb } of representatives(t.profile)) {
    if (place !== 'collection' || verb.method !== 'GET') continue;
    // what stands under a resource of the first account is not the second one's
    if (parentsOf(c.resource(resource)).length > 0) continue;
    const path = c.path(resource).replace(settings.account.accountSid, other.accountSid);
    if (await c.served({ ...requests.get(path), credential: otherCredential(other) })) return true;
  }
  return false;
}
