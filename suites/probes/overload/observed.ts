/** `overload.case` and `overload.repeated`: the page does not define these cases, so the run only observes what the target does. */
import { type Case, type Live, own, readBack, waitUntilGone } from '../../fixtures/index.ts';
import { deletable, updatable } from '../../fixtures/profile/operations.ts';
import { OVERLOADED_DELETE, OVERLOADED_PUT } from '../../fixtures/profile/verbs.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { difference } from '../../fixtures/values/values.ts';
import { need, observe } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

interface Row {
  name: string;
  query: string;
  observeEffect(c: Case, live: Live, query: string): Promise<void>;
}

/** Whether a lower-case value has an effect. */
export const letterCase: Probe = async (t) => {
  const rows: Row[] = [
    ...deletable(t.profile)
      .slice(0, 1)
      .map((name) => ({ name, query: '_method=delete', observeEffect: observeDelete })),
    ...updatable(t.profile, 'PUT')
      .slice(0, 1)
      .map((name) => ({ name, query: '_method=put', observeEffect: observePut })),
  ];
  await t.each(rows, rowName, 'the profile offers neither PUT nor DELETE', onOwnResource);
};

/** Which of two values has an effect. */
export const repeated: Probe = async (t) => {
  const rows = deletable(t.profile)
    .slice(0, 1)
    .flatMap((name) =>
      ['_method=PUT&_method=DELETE', '_method=DELETE&_method=PUT'].map(
        (query): Row => ({ name, query, observeEffect: observeDelete }),
      ),
    );
  await t.each(rows, rowName, 'the profile offers no DELETE', onOwnResource);
};

const rowName = ({ name, query }: Row): string => `${name}: ${query}`;
const onOwnResource = async (c: Case, { name, query, observeEffect }: Row): Promise<void> =>
  observeEffect(c, await own(c, name), query);

async function observeDelete(c: Case, live: Live, query: string): Promise<void> {
  const sent = await c.send({ ...c.session.requests.remove(OVERLOADED_DELETE, live.path), query });
  const { response, busy } = await waitUntilGone(c, live);
  need(!busy, 'the resource could not be read back');
  const effect = response.status === 404 ? 'deleted' : 'did not delete';
  observe(c, `${query} was answered ${sent.response.status} and ${effect}`);
}

async function observePut(c: Case, live: Live, query: string): Promise<void> {
  const form = differingForm(c, live);
  const sent = await c.send({ ...c.session.requests.write(OVERLOADED_PUT, live.path, form), query });
  const shown = c.shown(await readBack(c, live)) ?? {};
  const isUpdated = difference(c.resource(live.resource), form, shown) === undefined;
  const effect = isUpdated ? 'updated, as a POST does' : 'did not update';
  observe(c, `${query} was answered ${sent.response.status} and ${effect}`);
}
