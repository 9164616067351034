/** From how a case ended to what became of it. */

import { Contradiction, Inconclusive, NotApplicable, NotExercised } from '../../client/failures.ts';
import type { Finding, Outcome } from '../../specs/model.ts';
import type { Case } from '../fixtures/case/case.ts';

export interface CaseResult {
  name: string;
  outcome: Outcome;
  reason: string | null;
  finding: Finding | null;
  /** What the page leaves open, and the case has seen. Told in the order in which cases were opened, whichever ends first. */
  observed: readonly string[];
  case: Case | null;
}

/** Runs a case's body and its clean-up, and names what became of it. */
export async function settle(name: string, c: Case, body: () => Promise<void>): Promise<CaseResult> {
  const of = { name, case: c, observed: c.observed };
  let result: CaseResult;
  try {
    await body();
    if (c.judged === 0) throw new Error(`the case "${name}" judged nothing`);
    result = { ...of, outcome: 'pass', reason: null, finding: null };
  } catch (error) {
    result = { ...of, ...outcomeOf(error, c) };
  }
  c.forgetBodies();
  try {
    await c.cleanUp();
  } catch (error) {
    result = { ...of, outcome: 'error', reason: `clean-up: ${c.session.redact(text(error))}`, finding: null };
  }
  if (result.outcome === 'pass') c.forgetTrail();
  return result;
}

/** The result of a case that is not to be shown if it went well: a large run ends thousands of them. */
export function withoutTrail(result: CaseResult): CaseResult {
  return result.outcome === 'pass' ? { ...result, case: null } : result;
}

function outcomeOf(error: unknown, c: Case): Pick<CaseResult, 'outcome' | 'reason' | 'finding'> {
  if (error instanceof Contradiction) {
    const finding = c.finding(error);
    return { outcome: 'fail', reason: finding.message, finding };
  }
  const reason = c.session.redact(text(error));
  if (error instanceof Inconclusive) return { outcome: 'inconclusive', reason, finding: null };
  if (error instanceof NotExercised) return { outcome: 'not-exercised', reason, finding: null };
  if (error instanceof NotApplicable) return { outcome: 'not-applicable', reason, finding: null };
  return {
    outcome: 'error',
    reason: error instanceof Error ? c.session.redact(error.stack ?? error.message) : reason,
    finding: null,
  };
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
