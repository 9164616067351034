/** Runs clauses on one subject, in this process: the reference on a free port, the suite's own engine against it. */
import { remembered } from '../../generators/remembered.ts';
import { faultById } from '../../reference/faults/index.ts';
import { startReference } from '../../reference/server.ts';
import { variantById } from '../../reference/variants/index.ts';
import { clauseById, loadProfile, resolveProfile, selectResources } from '../../specs/load.ts';
import { type JsonObject, type JsonValue, mergePatch } from '../../specs/mergePatch.ts';
import type { Profile } from '../../specs/profile.ts';
import { closeSession, openSession, runClause } from '../../suites/support/engine.ts';
import type { RunSettings } from '../../suites/support/settings.ts';
import type { Order, Subject, SubjectResult } from './subject.ts';

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
export async function startSubject({ subject, clauses, seed, runs }: Order) {
  const { mutate, profile } = preparation(subject);
  const reference = await startReference({ accounts: ACCOUNTS, ...(mutate === undefined ? {} : { mutate }) });
  const settings: RunSettings = {
    baseUrl: reference.url,
    account: reference.account,
    other: reference.other,
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
  return { reference, settings };
}

/** The same object for every subject: its schemas are compiled, and its arbitraries built, once a process. */
const builtIn = remembered((name: string): Profile => selectResources(loadProfile(name).profile));

/** Each subject's own copy of the parts' replacement: what a fault remembers starts anew. */
function preparation(subject: Subject): { mutate: Mutation; profile: Profile } {
  if (subject.kind === 'reference') return { mutate: undefined, profile: builtIn('documented') };
  if (subject.kind === 'fault') {
    const fault = known(faultById(subject.id), subject);
    return { mutate: fault.apply, profile: builtIn(fault.profile ?? 'documented') };
  }
  const variant = known(variantById(subject.id), subject);
  const { extends: base = 'documented', ...patch } = variant.profile ?? {};
  const own = { name: `variant-${subject.id}`, title: variant.title, ...patch };
  const merged = mergePatch(asJson(loadProfile(base).profile), asJson(own));
  const resolved = resolveProfile(merged as JsonObject, `the variant ${subject.id}`);
  return { mutate: variant.apply, profile: selectResources(resolved) };
}

/** Profiles are JSON throughout. */
function asJson(value: unknown): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}

function known<T>(found: T | undefined, { kind, id }: Subject): T {
  if (found === undefined) throw new Error(`there is no ${kind} ${id}`);
  return found;
}
