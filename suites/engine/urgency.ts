/** Orders clauses by importance, for runs in which `--max-requests` may not suffice for all. */
import type { RunSettings } from '../../client/settings.ts';
import { resolveKinds } from '../../specs/load.ts';
import type { Clause } from '../../specs/model.ts';

/** The required clauses of the requested level, then the other required clauses, then the rest. The sort is stable. */
export function byUrgency(
  clauses: readonly Clause[],
  { profile, level }: Pick<RunSettings, 'profile' | 'level'>,
): Clause[] {
  const rank = (clause: Clause): number => {
    const [{ kind } = clause] = resolveKinds([clause], profile);
    if (kind !== 'required') return 2;
    return level === 'full' || clause.level === 'core' ? 0 : 1;
  };
  return [...clauses].sort((a, b) => rank(a) - rank(b));
}
