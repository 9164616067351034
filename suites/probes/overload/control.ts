/** Preconditions: whether the plain overloaded PUT or DELETE works. */
import { type Case, isServed } from '../../fixtures/index.ts';
import { OVERLOADED_DELETE, OVERLOADED_PUT } from '../../fixtures/profile/verbs.ts';
import { need } from '../expect/index.ts';

/**
 * Inconclusive if `POST ?_method=DELETE` does not delete, because a request that does not delete then proves nothing.
 * `overload.delete.204` judges the same control.
 */
export async function needOverloadedDelete(c: Case, resource: string): Promise<void> {
  const isDeleted = await isServed(c, { resource, place: 'instance', verb: OVERLOADED_DELETE });
  need(isDeleted, 'plain POST ?_method=DELETE does not delete a readable resource');
}

/** Inconclusive if `POST ?_method=PUT` is not served. */
export async function needOverloadedPut(c: Case, resource: string): Promise<void> {
  const served = await isServed(c, { resource, place: 'instance', verb: OVERLOADED_PUT });
  need(served, 'plain POST ?_method=PUT is not served');
}
