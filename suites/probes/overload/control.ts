/** Controls: the overloaded PUT or DELETE works by itself. Each is asked once a run for each resource. */
import { type Case, isServed, own, waitUntilGone } from '../../fixtures/index.ts';
import { type Operation, operationName } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_DELETE, OVERLOADED_PUT } from '../../fixtures/profile/verbs.ts';
import { once } from '../../fixtures/provider/shared.ts';
import { need } from '../expect/index.ts';

/** Inconclusive where `POST ?_method=DELETE` does not delete: nothing then follows from a request that does not delete either. */
export async function needOverloadedDelete({ session }: Case, resource: string): Promise<void> {
  const operation: Operation = { resource, place: 'instance', verb: OVERLOADED_DELETE };
  const { value: isDeleted } = await once(
    session,
    `control ${operationName(operation)} deletes`,
    async (holder) => {
      const live = await own(holder, resource);
      await holder.send(session.requests.remove(OVERLOADED_DELETE, live.path));
      const { response } = await waitUntilGone(holder, live);
      if (response.status === 404) holder.holdings.markGone(live);
      return response.status === 404;
    },
    (deleted) => deleted,
  );
  need(isDeleted, 'POST ?_method=DELETE alone does not delete');
}

/** Inconclusive where `POST ?_method=PUT` is not served. */
export async function needOverloadedPut(c: Case, resource: string): Promise<void> {
  const served = await isServed(c, { resource, place: 'instance', verb: OVERLOADED_PUT });
  need(served, 'POST ?_method=PUT alone is not served');
}
