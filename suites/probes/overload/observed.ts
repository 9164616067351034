/** `overload.case`, `overload.repeated` and `overload.other-names`: the page does not define these cases, so the run only observes what the target does. */
import type { HttpRequest } from '../../../client/exchange.ts';
import { type Case, type Live, own, read, readBack, waitUntilGone } from '../../fixtures/index.ts';
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

/** Other spellings of `_method=DELETE`. By the rules of URLs, an encoded name or value is the same name or value. */
const SPELLINGS: { query: string; header?: [string, string] }[] = [
  { query: 'method=DELETE' },
  { query: '_METHOD=DELETE' },
  { query: '_method[]=DELETE' },
  { query: '%5Fmethod=DELETE' },
  { query: '_method=%44ELETE' },
  { query: '', header: ['X-HTTP-Method-Override', 'DELETE'] },
];

/** Which other names of the override have an effect. All are sent to one resource while it exists. */
export const otherNames: Probe = (t) =>
  t.each(
    deletable(t.profile).slice(0, 1),
    (name) => `${name}: other names of _method`,
    'the profile offers no DELETE',
    async (c, name) => {
      let live = await own(c, name);
      for (const { query, header } of SPELLINGS) {
        const request = { ...c.session.requests.remove(OVERLOADED_DELETE, live.path), query };
        const isGone = await observeSent(c, live, header?.join(': ') ?? query, {
          ...request,
          headers: header === undefined ? [] : [header],
        });
        if (isGone) live = await own(c, name);
      }
    },
  );

const rowName = ({ name, query }: Row): string => `${name}: ${query}`;
const onOwnResource = async (c: Case, { name, query, observeEffect }: Row): Promise<void> =>
  observeEffect(c, await own(c, name), query);

async function observeDelete(c: Case, live: Live, query: string): Promise<void> {
  await observeSent(c, live, query, { ...c.session.requests.remove(OVERLOADED_DELETE, live.path), query });
}

/** Sends the request, and returns whether it deleted the resource. */
async function observeSent(c: Case, live: Live, what: string, request: HttpRequest): Promise<boolean> {
  const sent = await c.send(request);
  // A read may lag behind a delete that the target reports, so only such a delete is waited for.
  const { response, busy } = sent.response.status === 204 ? await waitUntilGone(c, live) : await read(c, live);
  need(!busy, 'the resource could not be read back');
  const isGone = response.status === 404;
  observe(c, `${what} was answered ${sent.response.status} and ${isGone ? 'deleted' : 'did not delete'}`);
  return isGone;
}

async function observePut(c: Case, live: Live, query: string): Promise<void> {
  const form = differingForm(c, live);
  const sent = await c.send({ ...c.session.requests.write(OVERLOADED_PUT, live.path, form), query });
  const shown = c.shown(await readBack(c, live)) ?? {};
  const isUpdated = difference(c.resource(live.resource), form, shown) === undefined;
  const effect = isUpdated ? 'updated, as a POST does' : 'did not update';
  observe(c, `${query} was answered ${sent.response.status} and ${effect}`);
}
