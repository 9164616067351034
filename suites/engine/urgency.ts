/** Which clauses come first if `--max-requests` may not do for all. */

import type { RunSettings } from '../../client/settings.ts';
import { resolveKinds } from '../../specs/load.ts';
import type { Clause } from '../../specs/model.ts';

/** The required clauses that the asked level needs, then the other required ones, then the rest; each in the order given. */
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
