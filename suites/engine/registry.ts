/** Maps each clause to its probe. A test checks that every clause has exactly one. */
import { authProbes } from '../probes/auth/index.ts';
import { deleteProbes } from '../probes/delete/index.ts';
import { errorProbes } from '../probes/error/index.ts';
import { getProbes } from '../probes/get/index.ts';
import { lifecycleProbes } from '../probes/lifecycle/index.ts';
import { listProbes } from '../probes/list/index.ts';
import { mediaProbes } from '../probes/media/index.ts';
import { overloadProbes } from '../probes/overload/index.ts';
import { postProbes } from '../probes/post/index.ts';
import type { Probe } from '../probes/probe.ts';
import { putProbes } from '../probes/put/index.ts';
import { writeProbes } from '../probes/write/index.ts';

const probes = new Map<string, Probe>(
  Object.entries({
    ...authProbes,
    ...deleteProbes,
    ...errorProbes,
    ...getProbes,
    ...lifecycleProbes,
    ...listProbes,
    ...mediaProbes,
    ...overloadProbes,
    ...postProbes,
    ...putProbes,
    ...writeProbes,
  }),
);

/** Throws Error if the clause has no probe. */
export function probeFor(id: string): Probe {
  const probe = probes.get(id);
  if (probe === undefined) throw new Error(`no probe for the clause ${id}`);
  return probe;
}

/** Every clause id with a probe. */
export function probeIds(): string[] {
  return [...probes.keys()];
}

/** Replaces the probe of a clause, and returns a function that restores it. For tests of the suite itself. */
export function replaceProbe(id: string, probe: Probe): () => void {
  const original = probeFor(id);
  probes.set(id, probe);
  return () => probes.set(id, original);
}
