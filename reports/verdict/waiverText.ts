/** Words for the clauses that a profile waives. */
import type { Waiver } from '../../specs/model.ts';
import { count } from '../text/phrases.ts';

/** `2 clauses waived by the profile: error.allow, get.304`, or null without waivers. */
export function waiverText(waived: readonly Waiver[] = []): string | null {
  if (waived.length === 0) return null;
  return `${count(waived.length, 'clause')} waived by the profile: ${waived.map(({ id }) => id).join(', ')}`;
}
