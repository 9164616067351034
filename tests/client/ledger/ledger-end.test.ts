/** The ledger entry of a create that was never sent. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { LedgerFile } from '../../../client/ledger/ledgerFile.ts';
import { startReference } from '../../../reference/server.ts';
import { Case, own } from '../../../suites/fixtures/index.ts';
import { createSession } from '../../../suites/fixtures/run/session.ts';
import { temporaryFolder } from '../../support/command/command.ts';
import { ACCOUNT, OTHER, settingsFor } from '../../support/command/inProcess.ts';

async function openSession() {
  const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
  const ledger = join(temporaryFolder(), 'ledger.ndjson');
  const settings = settingsFor(reference.url, { ledger });
  const session = createSession(settings);
  onTestFinished(async () => {
    session.client.close();
    await reference.close();
  });
  return { session, ledger, requests: reference.requests, file: session.ledger?.file as LedgerFile };
}

it('the ledger marks an announced create as gone if the client never sent it', async () => {
  const { session, ledger, requests, file } = await openSession();
  const c = new Case(session, 'a test', 'test');
  await own(c, 'Queues');
  const before = requests();
  session.client.stop();
  await expect(own(c, 'Queues')).rejects.toThrow('interrupted');
  expect(requests()).toBe(before);
  const [, unsent] = [...file.state.creates.values()];
  expect(unsent).toMatchObject({ gone: true, status: null, fields: null });
  expect(readFileSync(ledger, 'utf8').trimEnd().split('\n').at(-1)).toContain('"gone":true');
  await c.holdings.cleanUp();
  await file.close();
  expect(existsSync(ledger)).toBe(false);
});
