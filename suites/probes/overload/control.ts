/** Controls that check whether the plain overloaded PUT or DELETE works. A run sends each control once per resource. */
import { type Case, isServed, own, waitUntilGone } from '../../fixtures/index.ts';
import { type Operation, operationName } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_DELETE, OVERLOADED_PUT } from '../../fixtures/profile/verbs.ts';
import { once } from '../../fixtures/provider/shared.ts';
import { need } from '../expect/index.ts';

/** Inconclusive if `POST ?_method=DELETE` does not delete, because a request that does not delete then proves nothing. */
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
  need(isDeleted, 'plain POST ?_method=DELETE does not delete');
}

/** Inconclusive if `POST ?_method=PUT` is not served. */
export async function needOverloadedPut(c: Case, resource: string): Promise<void> {
  const served = await isServed(c, { resource, place: 'instance', verb: OVERLOADED_PUT });
  need(served, 'plain POST ?_method=PUT is not served');
}
