/** The facts of a run that `conformance.json` contains beside the clause records. */
import { redactorFor } from '../../client/redaction/redactor.ts';
import type { Hook, RunSettings } from '../../client/settings.ts';
import { shownProxy } from '../../client/transport/agent.ts';
import type { RunFacts } from '../../reports/record/conformance.ts';
import { clauseSetDigest, loadClauses, packageVersion, resolveKinds, revisionOf, waivedBy } from '../../specs/load.ts';
import type { Configuration, Conformance } from '../../specs/model.ts';
import type { SecretCheck } from '../report/secretCheck.ts';
import type { RunPlan } from '../settings/settings.ts';
import { suiteDigest } from './suiteDigest.ts';

/** `durationMs` is in milliseconds. */
export type RunCourse = Pick<RunFacts, 'startedAt' | 'durationMs' | 'requests' | 'interrupted' | 'recordings'>;

/** Collects the facts after the run has ended. */
export function factsOf(
  plan: RunPlan,
  { startedAt, durationMs, requests, interrupted, recordings = [] }: RunCourse,
  secretCheck: SecretCheck,
): RunFacts {
  const { settings, selection, shard, profileDigest } = plan;
  const { profile, level, seed, runs } = settings;
  return {
    level,
    selection,
    shard,
    interrupted,
    recordings,
    configuration: configurationOf(settings),
    suite: suiteOf(settings.revision),
    target: targetOf(settings, secretCheck.clean),
    profile: { name: profile.name, digest: profileDigest },
    seed,
    runs,
    startedAt,
    durationMs,
    requests,
    waived: waivedBy(loadClauses(settings.revision), profile),
    clauses: resolveKinds(loadClauses(settings.revision), profile),
  };
}

/** Identifies the code that ran and the clauses that it judged. */
function suiteOf(revision: number | undefined): Conformance['suite'] {
  const clauses = clauseSetDigest(revision);
  const frozen = revision ?? revisionOf(clauses);
  const named = frozen === undefined ? {} : { revision: frozen };
  return { version: packageVersion(), clauses, ...named, code: suiteDigest() };
}

/** `clean` removes secrets. */
export function targetOf(
  { baseUrl, profile, tls, proxy }: RunSettings,
  clean: (text: string) => string,
): Conformance['target'] {
  return {
    baseUrl: clean(baseUrl),
    resources: Object.keys(profile.resources),
    ...(tls.insecure ? { insecure: true as const } : {}),
    ...(proxy === undefined ? {} : { proxy: shownProxy(proxy) }),
  };
}

/** The settings that outcomes depend on, redacted: a hook or a value may repeat a secret. */
export function configurationOf(settings: RunSettings): Configuration {
  const redact = redactorFor(settings);
  const { hook, burst, other, values } = settings;
  return {
    hook: hook === null ? null : redact(hookText(hook)),
    burst,
    otherAccount: other !== null,
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, redact(value)])),
  };
}

/** The form that `--hook` accepts. */
function hookText(hook: Hook): string {
  switch (hook.form) {
    case 'header':
      return `${hook.name}: ${hook.template}`;
    case 'query':
      return `?${hook.template}`;
    case 'path':
      return hook.template;
  }
}
