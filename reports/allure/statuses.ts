/** How our outcomes stand in Allure. */
import { Status } from 'allure-js-commons';
import type { ClauseRecord, Outcome } from '../../specs/model.ts';
import { count } from '../text/phrases.ts';

export const ALLURE_STATUS: Record<Outcome, Status> = {
  pass: Status.PASSED,
  warn: Status.PASSED,
  fail: Status.FAILED,
  inconclusive: Status.BROKEN,
  error: Status.BROKEN,
  'not-exercised': Status.SKIPPED,
  'not-applicable': Status.SKIPPED,
};

/**
 * What Allure shows first of a result: its outcome, by which the categories below go, and then either the first finding with the
 * command that shows it again, or the reason. Undefined for a pass.
 */
export function messageOf({ outcome, reason, findings }: ClauseRecord): string | undefined {
  if (outcome === 'pass') return undefined;
  const [first] = findings;
  if (first === undefined) return `${outcome}: ${reason ?? 'no reason was given'}`;
  const { message, expected, actual, curl } = first;
  const lines = [`${outcome}: ${message}`, `expected: ${expected}`, `actual:   ${actual}`];
  if (curl !== '') lines.push('', 'Shows it again:', curl);
  if (findings.length > 1) lines.push('', `and ${count(findings.length - 1, 'finding')} more, below`);
  return lines.join('\n');
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
  // no two messages are the same
  groupByMessage: false,
}));
