/** A hook in a header, the query or the path triggers statuses that a client cannot provoke itself. */
import { afterEach, expect, it } from 'vitest';
import type { Hook } from '../../../client/settings.ts';
import type { Parts } from '../../../reference/parts.ts';
import { type Reference, startReference } from '../../../reference/server.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';

const CLAUSES = ['get.302', 'get.503', 'post.429', 'put.500', 'delete.429', 'overload.put.429', 'overload.delete.500'];

let reference: Reference | undefined;
afterEach(() => reference?.close());

/** Makes the reference accept the hook in the path or the query instead of the `Prefer` header. */
function toldBy(form: 'path' | 'query') {
  return (parts: Parts): Parts => ({
    ...parts,
    around: (x, next) => {
      const { incoming } = x;
      const [, status, path] = /^\/status\/(\d{3})(\/.*)$/.exec(incoming.path) ?? [];
      const asked = form === 'path' ? status : incoming.query.find(([name]) => name === 'status')?.[1];
      if (asked !== undefined) incoming.headers.push(['prefer', `code=${asked}`]);
      // the redirect leads to the resource itself, without the hook
      if (asked === '302') incoming.target = path ?? incoming.path;
      if (path !== undefined) incoming.path = path;
      return next();
    },
  });
}

const FORMS: [Hook, ((parts: Parts) => Parts) | undefined][] = [
  [{ form: 'header', name: 'Prefer', template: 'code={status}' }, undefined],
  [{ form: 'query', template: 'status={status}' }, toldBy('query')],
  [{ form: 'path', template: '/status/{status}' }, toldBy('path')],
];

it.each(FORMS)('%o', async (hook, mutate) => {
  reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER }, ...(mutate && { mutate }) });
  const records = await recordsOf(settingsFor(reference.url, { hook, clauses: CLAUSES }));
  expect(records.map(({ id, outcome, evidence, reason }) => [id, outcome, evidence, reason])).toEqual(
    CLAUSES.map((id) => [id, 'pass', ['hook'], null]),
  );
});

it('a hook that the target ignores leaves its clauses not exercised', async () => {
  reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
  const hook: Hook = { form: 'header', name: 'X-Unknown', template: '{status}' };
  const records = await recordsOf(settingsFor(reference.url, { hook, clauses: CLAUSES }));
  expect(records.map(({ outcome }) => outcome)).toEqual(CLAUSES.map(() => 'not-exercised'));
});
