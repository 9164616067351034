/** Ends the vitest test of a clause according to its outcome. */
import { Inconclusive } from '../../../client/failures.ts';
import type { ClauseRecord } from '../../../specs/model.ts';
import { findingText } from './findingText.ts';

/** Throws for every outcome that must not pass, and skips if nothing was exercised. */
export function endTest(record: ClauseRecord, skip: (note: string) => void): void {
  const reason = record.reason ?? record.outcome;
  switch (record.outcome) {
    case 'pass':
    case 'warn':
      return;
    case 'fail':
      throw withoutStack(contradiction(record, reason));
    case 'inconclusive':
    case 'error':
      throw withoutStack(new Inconclusive(`${record.outcome}: ${reason}`));
    case 'not-exercised':
    case 'not-applicable':
      skip(`${record.outcome}: ${reason}`);
  }
}

/** A failed test. Allure takes errors of this name for `failed`, and others for `broken`. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

function contradiction(record: ClauseRecord, reason: string): AssertionError {
  return new AssertionError(record.findings.length === 0 ? reason : record.findings.map(findingText).join('\n\n'));
}

/** An error without a stack, because the stack would only show proofmark's code. */
export function withoutStack<E extends Error>(error: E): E {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
