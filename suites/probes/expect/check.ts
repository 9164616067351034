/** What a case says of its answers: they contradict the clause, or nothing can be said. Every expectation rests on these. */
import { Contradiction, type ContradictionDetails, Inconclusive } from '../../../client/failures.ts';
import type { Case } from '../../fixtures/index.ts';

/** A statement of the clause. Throws Contradiction where it does not hold; the last exchange shows it unless another is named. */
export function check(c: Case, holds: boolean, details: () => ContradictionDetails): void {
  c.judged += 1;
  if (holds) return;
  const given = details();
  const exchange = given.exchange ?? c.trail.last;
  throw new Contradiction({ ...given, ...(exchange !== undefined && { exchange }) });
}

/** What must hold before anything can be judged. Throws Inconclusive where it does not. */
export function need(holds: boolean, reason: string): asserts holds {
  if (!holds) throw new Inconclusive(reason);
}

/** What must be there before anything can be judged. Throws Inconclusive where it is not. */
export function have<T>(value: T | undefined, reason: string): T {
  if (value === undefined) throw new Inconclusive(reason);
  return value;
}

/** Records what the page leaves open. It is judged by nobody, and it is what the case is for. */
export function observe(c: Case, text: string): void {
  c.judged += 1;
  c.observed.push(text);
}
