import type { Finding } from '../../../specs/model.ts';

/** A finding as text, with the commands that reproduce it. */
export function findingText({ message, summary, expected, actual, curl, replay }: Finding): string {
  const rule = summary === undefined || summary.includes(message) ? [] : [`rule:     ${message}`];
  const lines = [
    summary ?? message,
    '',
    ...rule,
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
