/** Runs clauses on one subject: a reference server in this process, on a free port. */
import type { RunSettings } from '../../client/settings.ts';
import { faultById } from '../../reference/faults/index.ts';
import { startReference } from '../../reference/server.ts';
import { variantById } from '../../reference/variants/index.ts';
import { clauseById } from '../../specs/load.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { closeSession, openSession, runClauses } from '../../suites/engine/runClause.ts';
import { profileOf } from '../serve/faultProfile.ts';
import type { Subject, Task, TaskResult } from './task.ts';

/** Fixed accounts, because the suite derives the wrong tokens from the right token. */
const ACCOUNTS = {
  main: { accountSid: 'AC3b0c64f1f2e95d787a1c0b6e4f9d2a58', authToken: '9f4e1c7a60b25d83e17f0a9c3d6b84e2' },
  other: { accountSid: 'ACd41f7a92c05e8b36f1d90e27a4c6b358', authToken: '27c8e05d9b3f41a6d80e7b5c92f1a364' },
};

type Mutation = NonNullable<Parameters<typeof startReference>[0]>['mutate'];

export async function runSubject(task: Task): Promise<TaskResult> {
  const { subject, clauses, seed } = task;
  const started = performance.now();
  const { reference, settings } = await startSubject(task);
  const session = await openSession(settings);
  try {
    const records = await runClauses(clauses.map(clauseById), session);
    return {
      subject,
      seed,
      outcomes: Object.fromEntries(records.map(({ id, outcome }) => [id, outcome])),
      reasons: Object.fromEntries(records.flatMap(({ id, reason }) => (reason === null ? [] : [[id, reason]]))),
      observations: Object.fromEntries(
        records.flatMap(({ id, observation }) => (observation === undefined ? [] : [[id, observation]])),
      ),
      traits: Object.fromEntries(
        records.flatMap(({ id, outcome, traits }) =>
          traits === undefined || (outcome !== 'fail' && outcome !== 'warn') ? [] : [[id, traits]],
        ),
      ),
      profile: settings.profile.name,
      requests: reference.requests(),
      durationMs: Math.round(performance.now() - started),
    };
  } finally {
    await closeSession(session);
    await reference.close();
  }
}

/** Starts the subject's server and returns it with the settings of the run. */
async function startSubject(task: Task) {
  const { mutate, profile, served } = preparation(task.subject);
  const reference = await startReference({
    accounts: ACCOUNTS,
    ...(mutate === undefined ? {} : { mutate }),
    ...(served ? { profile } : {}),
  });
  return { reference, settings: settingsOf(task, profile, reference.url) };
}

function settingsOf({ clauses, seed, runs }: Task, profile: Profile, baseUrl: string): RunSettings {
  return {
    baseUrl,
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
  /** The reference serves the resources of the profile instead of its own. */
  served: boolean;
}

function preparation(subject: Subject): Preparation {
  if (subject.kind === 'reference')
    return { mutate: undefined, profile: profileOf({ id: 'reference', title: '' }), served: false };
  const {
    apply,
    served = false,
    ...chosen
  } = subject.kind === 'fault' ? required(faultById(subject.id), subject) : required(variantById(subject.id), subject);
  return { mutate: apply, profile: profileOf(chosen), served };
}

function required<T>(found: T | undefined, { kind, id }: Subject): T {
  if (found === undefined) throw new Error(`unknown ${kind} ${id}`);
  return found;
}
