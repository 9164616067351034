/** Controls: the overloaded PUT or DELETE alone has its effect. Each is asked once a run for each resource. */
import type { Form } from '../../../generators/forms/form.ts';
import { type Case, type Live, own, readBack, waitUntilGone } from '../../fixtures/index.ts';
import { type Operation, operationName } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_DELETE, OVERLOADED_PUT } from '../../fixtures/profile/verbs.ts';
import { once } from '../../fixtures/provider/shared.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';
import { need } from '../expect/index.ts';

/** Inconclusive where `POST ?_method=DELETE` does not delete: nothing then follows from a request that does not delete either. */
export async function needOverloadedDelete(c: Case, resource: string): Promise<void> {
  const isDeleted = await hasEffect(
    c,
    { resource, place: 'instance', verb: OVERLOADED_DELETE },
    async (holder, live) => {
      await holder.send(holder.session.requests.remove(OVERLOADED_DELETE, live.path));
      const { response } = await waitUntilGone(holder, live);
      if (response.status === 404) holder.holdings.markGone(live);
      return response.status === 404;
    },
  );
  need(isDeleted, 'POST ?_method=DELETE alone does not delete');
}

/** Inconclusive where `POST ?_method=PUT` does not update. */
export async function needOverloadedPut(c: Case, resource: string): Promise<void> {
  const isUpdated = await hasEffect(c, { resource, place: 'instance', verb: OVERLOADED_PUT }, async (holder, live) => {
    const form = differingForm(holder, live);
    await holder.send(holder.session.requests.write(OVERLOADED_PUT, live.path, form));
    return showsUpdate(holder, live, form);
  });
  need(isUpdated, 'POST ?_method=PUT alone does not update');
}

/** Does a GET show a value of the form? Whether it shows them all, the clauses on PUT judge. */
export async function showsUpdate(c: Case, live: Live, form: Form): Promise<boolean> {
  const resource = c.resource(live.resource);
  const shown = c.shown(await readBack(c, live)) ?? {};
  const echoed = form.filter(([name]) => resource.fields[name]?.echoed !== false);
  return echoed.length === 0 || echoed.some((pair) => difference(resource, [pair], shown) === undefined);
}

async function hasEffect(
  { session }: Case,
  operation: Operation,
  tried: (holder: Case, live: Live) => Promise<boolean>,
): Promise<boolean> {
  const { value } = await once(
    session,
    `control ${operationName(operation)} has its effect`,
    async (holder) => tried(holder, await own(holder, operation.resource)),
    (effective) => effective,
  );
  return value;
}
