/** How a case comes by what another clause is done with, and leaves what it is done with itself. */
import type { Case, Live } from './case.ts';

/** An instance that the clause inherits as its number `at` (from 0); a new one where nothing was left for it. */
export async function inherit(c: Case, clause: string, name: string, at = 0): Promise<Live> {
  const legacy = await c.session.inheritance?.take(clause, name, at);
  return legacy === undefined ? c.create(name) : c.takeOver(legacy);
}

/** Leaves each instance that still stands, and is known as it stands, to whoever may need one; for a case that went well. */
export function bequeath(c: Case, clause: string): void {
  const { inheritance } = c.session;
  if (inheritance?.hasHeirs(clause)) c.handOver((legacy) => inheritance.leave(clause, legacy));
}
