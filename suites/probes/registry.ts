/** Maps each clause to its probe. A test checks that every clause has exactly one. */
import { authProbes } from './auth/index.ts';
import { deleteProbes } from './delete/index.ts';
import { errorProbes } from './error/index.ts';
import { getProbes } from './get/index.ts';
import { lifecycleProbes } from './lifecycle/index.ts';
import { mediaProbes } from './media/index.ts';
import { overloadProbes } from './overload/index.ts';
import { postProbes } from './post/index.ts';
import type { Probe } from './probe.ts';
import { putProbes } from './put/index.ts';
import { writeProbes } from './write/index.ts';

const probes = new Map<string, Probe>(
  Object.entries({
    ...authProbes,
    ...deleteProbes,
    ...errorProbes,
    ...getProbes,
    ...lifecycleProbes,
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
