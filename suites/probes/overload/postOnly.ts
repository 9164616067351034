/** `overload.post-only`: `_method` has no meaning on PUT and DELETE, which do what they do without it. */
import { type Case, isServed, own } from '../../fixtures/index.ts';
import { deletable, type Operation, updatable } from '../../fixtures/profile/operations.ts';
import { DELETE, PUT } from '../../fixtures/profile/verbs.ts';
import { differingForm } from '../../fixtures/values/forms.ts';
import { expectExists, expectGone, expectStatus, expectStored, need } from '../expect/index.ts';
import type { Probe } from '../probe.ts';

interface Row {
  title: string;
  operation: Operation;
  expectNative(c: Case, name: string): Promise<void>;
}

export const postOnly: Probe = (t) => {
  const rows: Row[] = [
    ...updatable(t.profile, 'PUT').map(
      (resource): Row => ({
        title: `PUT ?_method=DELETE ${resource}`,
        operation: { resource, place: 'instance', verb: PUT },
        expectNative: expectUpdated,
      }),
    ),
    ...deletable(t.profile).map(
      (resource): Row => ({
        title: `DELETE ?_method=PUT ${resource}`,
        operation: { resource, place: 'instance', verb: DELETE },
        expectNative: expectDeleted,
      }),
    ),
  ];
  return t.each(
    rows,
    ({ title }) => title,
    'the profile offers neither PUT nor DELETE',
    async (c, { operation, expectNative }) => {
      need(await isServed(c, operation), 'the native method without _method is not served');
      await expectNative(c, operation.resource);
    },
  );
};

async function expectUpdated(c: Case, name: string): Promise<void> {
  const live = await own(c, name);
  const form = differingForm(c, live);
  const exchange = await c.send({ ...c.session.requests.write(PUT, live.path, form), query: '_method=DELETE' });
  await expectExists(c, live, 'PUT ?_method=DELETE does not delete');
  await expectStatus(c, exchange, [200], 'PUT ?_method=DELETE is answered like PUT', async () => true);
  await expectStored(c, live, form, 'PUT ?_method=DELETE updates');
}

async function expectDeleted(c: Case, name: string): Promise<void> {
  const live = await own(c, name);
  const exchange = await c.send({ ...c.session.requests.remove(DELETE, live.path), query: '_method=PUT' });
  await expectStatus(c, exchange, [204], 'DELETE ?_method=PUT is answered like DELETE', async () => true);
  await expectGone(c, live, 'DELETE ?_method=PUT deletes');
}
