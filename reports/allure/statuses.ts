/** Maps outcomes to Allure statuses, messages and categories. */
import { Status } from 'allure-js-commons';
import type { ClauseRecord, Outcome } from '../../specs/model.ts';
import { count } from '../text/phrases.ts';
import { sentenceOf } from '../text/sentence.ts';

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
 * Returns the message of a result: the outcome, then the first finding with the command that reproduces it, or the reason. The
 * categories match the outcome. A pass has no message.
 */
export function messageOf({ outcome, reason, findings }: ClauseRecord): string | undefined {
  if (outcome === 'pass') return undefined;
  const [first] = findings;
  if (first === undefined) return `${outcome}: ${reason ?? 'no reason given'}`;
  const { expected, actual, curl } = first;
  const lines = [`${outcome}: ${sentenceOf(first)}`, `expected: ${expected}`, `actual:   ${actual}`];
  if (curl !== '') lines.push('', 'Reproduce with:', curl);
  if (findings.length > 1) lines.push('', `and ${count(findings.length - 1, 'more finding')} below`);
  return lines.join('\n');
}

const CATEGORY_NAMES: Record<Exclude<Outcome, 'pass'>, string> = {
  fail: 'The target contradicts the contract',
  warn: 'Warning: the target contradicts an optional clause',
  inconclusive: 'Inconclusive: nothing was proved',
  error: 'Internal error of proofmark',
  'not-exercised': 'Not exercised',
  'not-applicable': 'Not applicable: the profile does not offer it',
};

/** The categories, in a form that Allure 2 and 3 read. */
export const CATEGORIES = Object.entries(CATEGORY_NAMES).map(([outcome, name]) => ({
  name,
  messageRegex: `^${outcome}: [\\s\\S]*`,
  matchedStatuses: [ALLURE_STATUS[outcome as Outcome]],
  // every message is different
  groupByMessage: false,
}));
