/** Controls that check whether the plain overloaded PUT or DELETE works. A run sends each control once per resource. */
import { type Case, isServed } from '../../fixtures/index.ts';
import { OVERLOADED_PUT } from '../../fixtures/profile/verbs.ts';
import { overloadedDelete } from '../../fixtures/provider/overloadedDelete.ts';
import { need } from '../expect/index.ts';

/**
 * Inconclusive if `POST ?_method=DELETE` does not delete, because a request that does not delete then proves nothing.
 * `overload.delete.204` judges the same control.
 */
export async function needOverloadedDelete({ session }: Case, resource: string): Promise<void> {
  const { value } = await overloadedDelete(session, resource);
  need(value.response.status === 404, 'plain POST ?_method=DELETE does not delete');
}

/** Inconclusive if `POST ?_method=PUT` is not served. */
export async function needOverloadedPut(c: Case, resource: string): Promise<void> {
  const served = await isServed(c, { resource, place: 'instance', verb: OVERLOADED_PUT });
  need(served, 'plain POST ?_method=PUT is not served');
}
