import type { Finding } from '../../../specs/model.ts';

/** A finding as text, with the commands that reproduce it. */
export function findingText({ message, expected, actual, curl, replay }: Finding): string {
  const lines = [message, '', `expected: ${expected}`, `actual:   ${actual}`, '', 'Reproduce with:', curl];
  if (replay !== undefined) {
    lines.push('', `smallest case: ${replay.counterexample}`, `seed ${replay.seed}, path ${replay.path}`);
  }
  return lines.join('\n');
}
