/** Runs a case and turns its end into a result. */
import { Contradiction, Inconclusive, NotApplicable, NotExercised } from '../../client/failures.ts';
import type { Finding, Outcome } from '../../specs/model.ts';
import type { Case } from '../fixtures/index.ts';
import { findingOf } from './evidence/findings.ts';

export interface CaseResult {
  name: string;
  outcome: Outcome;
  reason: string | null;
  finding: Finding | null;
  /** The trail of the case. Null if reports do not show its exchanges. */
  case: Case | null;
  /** Observations about behaviour that the page leaves open. */
  observed: readonly string[];
  evidence: Case['evidence'];
}

/** Runs the body of a case and its clean-up, and returns the result. */
export async function settle(name: string, c: Case, body: () => Promise<void>): Promise<CaseResult> {
  const ended = await end(name, c, body);
  c.forget(false);
  try {
    await c.holdings.cleanUp();
  } catch (error) {
    return result(name, c, { outcome: 'error', reason: `clean-up: ${c.session.redact(text(error))}`, finding: null });
  }
  if (ended.outcome === 'pass') c.forget(true);
  return result(name, c, ended);
}

/** Drops the exchanges of a passed case to save memory. A large run has thousands of such cases. */
export function withoutTrail(settled: CaseResult): CaseResult {
  return settled.outcome === 'pass' ? { ...settled, case: null } : settled;
}

type Ended = Pick<CaseResult, 'outcome' | 'reason' | 'finding'>;

/** The outcome for an error that ended a case. */
export interface End {
  outcome: Outcome;
  reason: string;
}

function result(name: string, c: Case, ended: Ended): CaseResult {
  return { name, case: c, observed: c.observed, evidence: c.evidence, ...ended };
}

async function end(name: string, c: Case, body: () => Promise<void>): Promise<Ended> {
  try {
    await body();
    if (c.judged === 0) throw new Error(`the case "${name}" judged nothing`);
    return { outcome: 'pass', reason: null, finding: null };
  } catch (error) {
    return endOf(error, c);
  }
}

function endOf(error: unknown, c: Case): Ended {
  if (error instanceof Contradiction) {
    const finding = findingOf(error, c);
    return { outcome: 'fail', reason: finding.message, finding };
  }
  return { ...outcomeOf(error, c.session.redact), finding: null };
}

/** Maps an error to an outcome. An error of an unknown class is a bug of proofmark. */
export function outcomeOf(error: unknown, redact: (text: string) => string): End {
  const reason = redact(text(error));
  if (error instanceof Inconclusive) return { outcome: 'inconclusive', reason };
  if (error instanceof NotExercised) return { outcome: 'not-exercised', reason };
  if (error instanceof NotApplicable) return { outcome: 'not-applicable', reason };
  return { outcome: 'error', reason: error instanceof Error ? redact(error.stack ?? reason) : reason };
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
