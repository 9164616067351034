/** Adds deleted resources to a list, for faults. */
import type { Item, Route } from '../model.ts';

/** The items of the list and the deleted ones of the same list, newest first. */
export function withGhosts(items: Item[], ghosts: readonly Item[], { accountSid, resource }: Route): Item[] {
  const own = ghosts.filter((item) => item.accountSid === accountSid && item.resource === resource.name);
  return [...items, ...own].sort((a, b) => b.sequence - a.sequence);
}
