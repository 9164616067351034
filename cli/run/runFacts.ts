/** What a run knows of itself beside its records. */

import { shownProxy } from '../../client/transport/agent.ts';
import type { RunFacts } from '../../reports/record/conformance.ts';
import { clauseSetDigest, loadClauses, packageVersion, resolveKinds, revisionOf } from '../../specs/load.ts';
import type { Conformance } from '../../specs/model.ts';
import type { Vetting } from '../report/secretCheck.ts';
import { configurationOf } from '../settings/configuration.ts';
import type { RunPlan } from '../settings/settings.ts';
import { suiteDigest } from './suiteDigest.ts';

/** How a run went; `durationMs` in milliseconds. */
export type Course = Pick<RunFacts, 'startedAt' | 'durationMs' | 'interrupted'>;

/** The facts of a planned run that has ended. */
export function factsOf(plan: RunPlan, { startedAt, durationMs, interrupted }: Course, vetting: Vetting): RunFacts {
  const { settings, selection, shard, profileDigest } = plan;
  const { baseUrl, profile, level, seed, runs, tls, proxy } = settings;
  return {
    level,
    selection,
    shard,
    interrupted,
    configuration: configurationOf(settings),
    suite: suiteOf(settings.revision),
    target: {
      baseUrl: vetting.clean(baseUrl),
      resources: Object.keys(profile.resources),
      ...(tls.insecure ? { insecure: true as const } : {}),
      ...(proxy === undefined ? {} : { proxy: shownProxy(proxy) }),
    },
    profile: { name: profile.name, digest: profileDigest },
    seed,
    runs,
    startedAt,
    durationMs,
    clauses: resolveKinds(loadClauses(settings.revision), profile),
  };
}

/** What ran, and on which clauses. */
function suiteOf(revision: number | undefined): Conformance['suite'] {
  const clauses = clauseSetDigest(revision);
  const frozen = revision ?? revisionOf(clauses);
  const named = frozen === undefined ? {} : { revision: frozen };
  return { version: packageVersion(), clauses, ...named, code: suiteDigest() };
}
