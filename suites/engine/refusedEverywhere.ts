/** Builds the finding of a run that cannot start, because the target refuses the valid credentials on every operation. */
import { Contradiction } from '../../client/failures.ts';
import { Case } from '../fixtures/index.ts';
import type { Session } from '../fixtures/run/session.ts';
import { findingOf } from './evidence/findings.ts';
import type { CaseResult } from './settle.ts';

export function refusedEverywhere(
  session: Session,
  { message, exchange }: NonNullable<Session['refused']>,
): CaseResult {
  const c = new Case(session, 'refused everywhere', 'refuse');
  c.trail.add(exchange, 1);
  const failure = new Contradiction({
    message,
    expected: 'status 200 for the valid credentials',
    actual: `status ${exchange.response.status} on every operation`,
    exchange,
  });
  return {
    name: 'every operation',
    outcome: 'fail',
    reason: message,
    finding: findingOf(failure, c),
    observed: [],
    evidence: c.evidence,
    case: c,
  };
}
