/** The lists that a run looks through at its end, read while what its clauses shared is being removed. */

import type { Representation } from '../../client/exchange.ts';
import { createsAbove, type LedgerFile } from '../../client/ledger/ledgerFile.ts';
import { Case } from '../fixtures/case/case.ts';
import { everyItem } from '../fixtures/reading/list.ts';
import type { Session } from '../fixtures/run/session.ts';

/** Path of a collection → its items; undefined where it is to be read later. */
export type ListsAhead = ReadonlyMap<string, Promise<Representation[] | undefined>>;

/**
 * To be called when all cases are over: what is removed meanwhile is known by its sid, and nobody will look for it in a list. Leaves out
 * what is better read as late as possible, where a create without an answer may still be carried out; what stands below an instance of
 * the run, which goes with it; and lists of several pages, which removals would shift. Never rejects.
 */
export function listsAhead(session: Session, { state }: LedgerFile): ListsAhead {
  const ahead = new Map<string, Promise<Representation[] | undefined>>();
  for (const [path, creates] of state.byPath) {
    const [first] = creates;
    const isUnanswered = creates.some(({ status, gone }) => status === null && !gone);
    if (first === undefined || isUnanswered || createsAbove(state, path).length > 0) continue;
    const items = everyItem(new Case(session, 'sweep', `ahead ${path}`), first.resource, path, 1);
    // why it cannot be read is told when it is read again
    ahead.set(
      path,
      items.catch(() => undefined),
    );
  }
  return ahead;
}
