/** How our outcomes stand in Allure. */
import { Status } from 'allure-js-commons';
import type { ClauseRecord, Outcome } from '../../specs/model.ts';

export const ALLURE_STATUS: Record<Outcome, Status> = {
  pass: Status.PASSED,
  warn: Status.PASSED,
  fail: Status.FAILED,
  inconclusive: Status.BROKEN,
  error: Status.BROKEN,
  'not-exercised': Status.SKIPPED,
  'not-applicable': Status.SKIPPED,
};

/** The first line of what Allure shows beside a result; the categories below go by its first word. Undefined for a pass. */
export function messageOf({ outcome, reason, findings }: ClauseRecord): string | undefined {
  if (outcome === 'pass') return undefined;
  const told = findings.map(({ message }) => message).join('\n');
  return `${outcome}: ${told === '' ? (reason ?? 'no reason was given') : told}`;
}

const CATEGORY_NAMES: Record<Exclude<Outcome, 'pass'>, string> = {
  fail: 'The target contradicts the contract',
  warn: 'Warning: an optional clause is not kept',
  inconclusive: 'Inconclusive: nothing was proved',
  error: 'Error in proofmark itself',
  'not-exercised': 'Not exercised',
  'not-applicable': 'Not applicable: the profile does not offer it',
};

/** In the form that Allure 2 and 3 read alike. */
export const CATEGORIES = Object.entries(CATEGORY_NAMES).map(([outcome, name]) => ({
  name,
  messageRegex: `^${outcome}: [\\s\\S]*`,
  matchedStatuses: [ALLURE_STATUS[outcome as Outcome]],
}));
