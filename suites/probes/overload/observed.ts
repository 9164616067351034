/** `overload.case` and `overload.repeated`: what the page leaves open is observed and told. */

import type { Exchange } from '../../../client/exchange.ts';
import type { Probe } from '../../engine/trial.ts';
import type { Case, Live } from '../../fixtures/case/case.ts';
import { deletable, updatable } from '../../fixtures/profile/operations.ts';
import { POST } from '../../fixtures/profile/verbs.ts';
import { waitUntilGone } from '../../fixtures/reading/gone.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';

/** `overload.case`: are `put` and `delete` in lower case honoured? */
export const letterCase: Probe = async (t) => {
  t.evidence.add('natural');
  const [updated] = updatable(t.profile, 'PUT');
  const [deleted] = deletable(t.profile);
  const of = (name: string | undefined, method: string, body: (c: Case, live: Live) => Promise<void>) =>
    name === undefined ? [] : [{ name, method, body }];
  const rows = [...of(deleted, '_method=delete', lowerCaseDelete), ...of(updated, '_method=put', lowerCasePut)];
  await t.each(
    rows,
    ({ name, method }) => `${name}: ${method}`,
    'the profile offers neither PUT nor DELETE',
    async (c, { name, body }) => body(c, await c.create(name)),
  );
};

async function lowerCaseDelete(c: Case, live: Live): Promise<void> {
  const { status, gone } = await sent(c, live, '_method=delete');
  c.observe(`_method=delete was answered ${status} and ${gone ? 'deleted' : 'did not delete'}`);
}

async function lowerCasePut(c: Case, live: Live): Promise<void> {
  const resource = c.resource(live.resource);
  const form = differingForm(c, live);
  const exchange = await c.send({ ...c.session.requests.write(POST, live.path, form), query: '_method=put' });
  const applies = (shown: Exchange) => difference(resource, form, c.shown(shown) ?? {}) === undefined;
  const applied = applies(await c.read(live));
  c.judged += 1;
  c.observe(
    `_method=put was answered ${exchange.response.status} and ${applied ? 'updated, as a POST does' : 'did not update'}`,
  );
}

/** `overload.repeated`: what does `_method=PUT&_method=DELETE` do? */
export const repeated: Probe = async (t) => {
  t.evidence.add('natural');
  await t.each(
    deletable(t.profile).slice(0, 1),
    (name) => name,
    'the profile offers no DELETE',
    async (c, name) => {
      for (const query of ['_method=PUT&_method=DELETE', '_method=DELETE&_method=PUT']) {
        const live = await c.create(name);
        const { status, gone } = await sent(c, live, query);
        c.observe(`${query} was answered ${status} and ${gone ? 'deleted' : 'did not delete'}`);
      }
    },
  );
};

async function sent(c: Case, live: Live, query: string): Promise<{ status: number; gone: boolean }> {
  const { response } = await c.send({ ...c.session.requests.get(live.path), method: 'POST', query });
  const read = await waitUntilGone(c, live);
  c.need(!read.busy, 'the resource could not be read back');
  c.judged += 1;
  return { status: response.status, gone: read.response.status === 404 };
}
