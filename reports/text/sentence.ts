/** The sentence of a finding, for every surface. */
import type { ClauseRecord, Finding } from '../../specs/model.ts';
import { ruleBeside } from '../../specs/utils/findingRule.ts';

/** What was asked, observed and expected. Reports of earlier versions only have the rule. */
export function sentenceOf({ summary, message }: Pick<Finding, 'summary' | 'message'>): string {
  return summary ?? message;
}

/** The sentence of the first finding with the number of the other failed cases; without findings, the reason. */
export function reasonOf({ findings, reason }: Pick<ClauseRecord, 'findings' | 'reason'>): string | null {
  const [first] = findings;
  if (first === undefined) return reason;
  const more = / \(and \d+ more\)$/.exec(reason ?? '')?.[0] ?? '';
  return `${sentenceOf(first)}${more}`;
}

/** The sentence, the rule, and the expected and the actual value, one per line. */
export function factLines(finding: Finding): string[] {
  const { expected, actual } = finding;
  const rule = ruleBeside(finding);
  return [
    sentenceOf(finding),
    ...(rule === null ? [] : [`rule: ${rule}`]),
    `expected: ${expected}`,
    `actual: ${actual}`,
  ];
}
