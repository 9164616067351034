import type { Finding } from '../model.ts';

/** The rule that a finding contradicts, for a line of its own; null if the sentence of the finding contains it. */
export function ruleBeside({ summary, message }: Pick<Finding, 'summary' | 'message'>): string | null {
  return summary === undefined || summary.includes(message) ? null : message;
}
