/** The primitives of all expectations: an answer contradicts the clause, or nothing can be judged. */
import { Contradiction, type ContradictionDetails, Inconclusive } from '../../../client/failures.ts';
import type { Case } from '../../fixtures/index.ts';

/** Checks a statement of the clause. Throws Contradiction if it does not hold. The default exchange is the last one. */
export function check(c: Case, holds: boolean, details: () => ContradictionDetails): void {
  c.judged += 1;
  if (holds) return;
  const given = details();
  const exchange = given.exchange ?? c.trail.last;
  throw new Contradiction({ ...given, ...(exchange !== undefined && { exchange }) });
}

/**
 * Leaves the answer to the rules (`suites/rules/`), which judge every exchange of the run. Throws Inconclusive unless the answer is one
 * that the rule of the clause judges.
 */
export function leaveToRules(c: Case, isJudged: boolean, reason: string): void {
  need(isJudged, reason);
  c.judged += 1;
}

/** Checks a precondition. Throws Inconclusive if it does not hold. */
export function need(holds: boolean, reason: string): asserts holds {
  if (!holds) throw new Inconclusive(reason);
}

/** Returns a value that is a precondition. Throws Inconclusive if it is undefined. */
export function have<T>(value: T | undefined, reason: string): T {
  if (value === undefined) throw new Inconclusive(reason);
  return value;
}

/** Records behaviour that the page leaves open. A case that only observes needs no other check. */
export function observe(c: Case, text: string): void {
  c.judged += 1;
  c.observed.push(text);
}
