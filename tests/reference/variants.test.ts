import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { startReference } from '../../reference/server.ts';
import { allVariants, variantById } from '../../reference/variants/index.ts';
import { basic, clientOf, onTheWire, wireRequest } from '../support/servers/reference.ts';

const FOLDER = fileURLToPath(new URL('../../reference/variants/', import.meta.url));

test('the catalogue contains exactly the files of its folder, each under its own name', () => {
  const files = readdirSync(FOLDER)
    .map((file) => file.replace(/\.ts$/, ''))
    .filter((id) => id !== 'index' && id !== 'variant');
  expect(
    allVariants()
      .map(({ id }) => id)
      .sort(),
  ).toEqual(files.sort());
  expect(variantById('closing')?.title).toBe('Every connection is closed after one answer');
  expect(variantById('nothing')).toBeUndefined();
});

test.each(
  allVariants().map((variant) => [variant.id, variant] as const),
)('%s creates, reads and deletes', async (_, variant) => {
  const reference = await startReference({ mutate: variant.apply });
  const { send } = clientOf(reference);
  const created = await send('POST', '/Applications.json', { form: { FriendlyName: 'kept' } });
  expect([200, 201]).toContain(created.status);
  const path = `/Applications/${created.json.sid}.json`;
  const answer = await send('GET', path);
  // A read may be redirected, as the page says of 302.
  const to = answer.headers.get('location');
  const read = to === null ? answer : await send('GET', `${path.replace(/[^/]*$/, '')}${to}`);
  expect([read.status, read.json.friendly_name]).toEqual([200, 'kept']);
  expect((await send('DELETE', path)).status).toBe(204);
  await reference.close();
});

test.each([
  ['http-1-0', /^HTTP\/1\.0 200 OK\r\n/],
  ['chunked', /\r\ntransfer-encoding: chunked\r\n/i],
  ['header-names-in-capitals', /\r\nCONTENT-TYPE: application\/json\r\n/],
  ['charset', /\r\nContent-Type: Application\/JSON ; charset="UTF-8"\r\n/],
])('%s is visible on the wire', async (id, expected) => {
  const reference = await startReference({ mutate: variantById(id)?.apply });
  const { accountSid, authToken } = reference.account;
  const headers = { Authorization: basic(`${accountSid}:${authToken}`) };
  const target = `/2010-04-01/Accounts/${accountSid}/Balance.json`;
  expect(await onTheWire(reference, wireRequest('GET', target, headers))).toMatch(expected);
  await reference.close();
});
