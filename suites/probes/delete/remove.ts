/** Code that the probes of `delete.*` share. */
import { isSuccess } from '../../../client/exchange.ts';
import type { Case, Live } from '../../fixtures/index.ts';
import { type Verb, verbName } from '../../fixtures/profile/verbs.ts';
import { need } from '../expect/index.ts';

/** Why a clause of this area does not apply. */
export const NO_DELETE = 'no resource of this run offers DELETE';

/** Deletes the resource and returns the status. Inconclusive unless the status is 2xx. */
export async function remove(c: Case, live: Live, verb: Verb): Promise<number> {
  const exchange = await c.send(c.session.requests.remove(verb, live.path));
  const { status } = exchange.response;
  need(isSuccess(exchange), `${verbName(verb)} was answered ${status}`);
  return status;
}
