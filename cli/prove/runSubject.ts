/** Runs clauses on one subject, in this process: the reference on a free port, the suite's own engine against it. */

import type { RunSettings } from '../../client/settings.ts';
import { faultById } from '../../reference/faults/index.ts';
import { startReference } from '../../reference/server.ts';
import { variantById } from '../../reference/variants/index.ts';
import { clauseById } from '../../specs/load.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { closeSession, openSession, runClause } from '../../suites/engine/runClause.ts';
import type { Order, Subject, SubjectResult } from './task.ts';
import { profileOf } from '../serve/faultProfile.ts';

/** The same in each proof: what a near miss of a token is depends on its characters. */
const ACCOUNTS = {
  main: { accountSid: 'AC3b0c64f1f2e95d787a1c0b6e4f9d2a58', authToken: '9f4e1c7a60b25d83e17f0a9c3d6b84e2' },
  other: { accountSid: 'ACd41f7a92c05e8b36f1d90e27a4c6b358', authToken: '27c8e05d9b3f41a6d80e7b5c92f1a364' },
};

type Mutation = NonNullable<Parameters<typeof startReference>[0]>['mutate'];

export async function runSubject(order: Order): Promise<SubjectResult> {
  const { subject, clauses, seed } = order;
  const started = performance.now();
  const { reference, settings } = await startSubject(order);
  const session = await openSession(settings);
  try {
    const records = await Promise.all(clauses.map((id) => runClause(clauseById(id), session)));
    return {
      subject,
      seed,
      outcomes: Object.fromEntries(records.map(({ id, outcome }) => [id, outcome])),
      reasons: Object.fromEntries(records.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason]]))),
      observations: Object.fromEntries(
        records.flatMap(({ id, observation }) => (observation === undefined ? [] : [[id, observation]])),
      ),
      requests: reference.requests(),
      durationMs: Math.round(performance.now() - started),
    };
  } finally {
    await closeSession(session);
    await reference.close();
  }
}

/** Starts the subject's server; gives what a run on it needs to know. */
export async function startSubject(order: Order) {
  const { mutate, profile, served } = preparation(order.subject);
  const reference = await startReference({
    accounts: ACCOUNTS,
    ...(mutate === undefined ? {} : { mutate }),
    ...(served ? { profile } : {}),
  });
  return { reference, settings: { ...settingsOf(order, profile), baseUrl: reference.url } };
}

/** The settings of the order's run, on a target whose URL is still to be known. */
export function settingsFor(order: Order): RunSettings {
  return settingsOf(order, preparation(order.subject).profile);
}

function settingsOf({ clauses, seed, runs }: Order, profile: Profile): RunSettings {
  return {
    baseUrl: 'http://127.0.0.1',
    account: ACCOUNTS.main,
    other: ACCOUNTS.other,
    profile,
    values: {},
    hook: { form: 'header', name: 'Prefer', template: 'code={status}' },
    burst: null,
    level: 'full',
    clauses,
    seed,
    runs,
    concurrency: 8,
    rate: null,
    maxRequests: null,
    timeoutMs: 10_000,
    headers: [],
    tls: { insecure: false },
    marker: seed.toString(16).padStart(8, '0').slice(-8),
  };
}

interface Preparation {
  mutate: Mutation;
  profile: Profile;
  /** Does the reference serve the profile, in place of its own resources? */
  served: boolean;
}

/** Each subject's own copy of the parts' replacement: what a fault remembers starts anew. */
function preparation(subject: Subject): Preparation {
  if (subject.kind === 'reference')
    return { mutate: undefined, profile: profileOf({ id: 'reference', title: '' }), served: false };
  const {
    apply,
    served = false,
    ...chosen
  } = subject.kind === 'fault' ? known(faultById(subject.id), subject) : known(variantById(subject.id), subject);
  return { mutate: apply, profile: profileOf(chosen), served };
}

function known<T>(found: T | undefined, { kind, id }: Subject): T {
  if (found === undefined) throw new Error(`there is no ${kind} ${id}`);
  return found;
}
