import type { Finding } from '../../../specs/model.ts';
import { ruleBeside } from '../../../specs/utils/findingRule.ts';

/** A finding as text, with the commands that reproduce it. */
export function findingText(finding: Finding): string {
  const { message, summary, expected, actual, curl, replay } = finding;
  const rule = ruleBeside(finding);
  const lines = [
    summary ?? message,
    '',
    ...(rule === null ? [] : [`rule:     ${rule}`]),
    `expected: ${expected}`,
    `actual:   ${actual}`,
    '',
    'Reproduce with:',
    curl,
  ];
  if (replay !== undefined) {
    lines.push('', `smallest case: ${replay.counterexample}`, `seed ${replay.seed}, path ${replay.path}`);
  }
  return lines.join('\n');
}
