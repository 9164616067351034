/** Which probe judges which clause. Every clause has exactly one; the data lint compares the two lists. */
import type { Probe } from '../engine/trial.ts';
import { authProbes } from './auth/index.ts';
import { cellProbes } from './cells/index.ts';
import { deleteProbes } from './delete.ts';
import { errorProbes } from './error.ts';
import { getProbes } from './get.ts';
import { lifecycleProbes } from './lifecycle.ts';
import { mediaProbes } from './media.ts';
import { overloadProbes } from './overload/index.ts';
import { writeProbes } from './write/index.ts';

const probes = new Map<string, Probe>(
  [
    cellProbes,
    authProbes,
    getProbes,
    writeProbes,
    deleteProbes,
    errorProbes,
    lifecycleProbes,
    mediaProbes,
    overloadProbes,
  ].flatMap((group) => Object.entries(group)),
);

/** Throws where there is none: the data lint keeps that from happening. */
export function probeFor(id: string): Probe {
  const probe = probes.get(id);
  if (probe === undefined) throw new Error(`no probe for the clause ${id}`);
  return probe;
}

/** Every clause id with a probe. */
export function probeIds(): string[] {
  return [...probes.keys()];
}

/** Puts another probe in a clause's place and gives back how to undo it: for proofs about the suite itself. */
export function replaceProbe(id: string, probe: Probe): () => void {
  const original = probeFor(id);
  probes.set(id, probe);
  return () => probes.set(id, original);
}
