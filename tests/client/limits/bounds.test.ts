/** Values at the bounds of a field, on an account in use. */
import { expect, it, onTestFinished } from 'vitest';
import { startReference } from '../../../reference/server.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';

const CLAUSES = ['post.400', 'put.400', 'overload.put.400'];

it('the clauses about invalid values pass although another client already uses some of the shortest names', async () => {
  const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
  onTestFinished(() => reference.close());
  const authorization = `Basic ${Buffer.from(`${ACCOUNT.accountSid}:${ACCOUNT.authToken}`).toString('base64')}`;
  const queues = `${reference.url}/2010-04-01/Accounts/${ACCOUNT.accountSid}/Queues.json`;
  for (const name of ['a', 'c', 'd']) {
    const body = new URLSearchParams({ FriendlyName: name });
    const { status } = await fetch(queues, { method: 'POST', headers: { authorization }, body });
    expect(status).toBe(201);
  }
  const records = await recordsOf(settingsFor(reference.url, { clauses: CLAUSES }));
  expect(records.map(({ id, outcome, reason }) => [id, outcome, reason])).toEqual(
    CLAUSES.map((id) => [id, 'pass', null]),
  );
});
