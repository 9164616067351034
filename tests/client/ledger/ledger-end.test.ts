/** What a ledger says of a create that was never sent, and which lists are read before what was shared is gone. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LedgerFile } from '../../../client/ledger/ledgerFile.ts';
import { startReference } from '../../../reference/server.ts';
import { listsAhead } from '../../../suites/engine/listsAhead.ts';
import { Case } from '../../../suites/fixtures/case/case.ts';
import { createSession } from '../../../suites/fixtures/run/session.ts';
import { temporaryFolder } from '../../support/command.ts';
import { ACCOUNT, OTHER, settingsFor } from '../../support/inProcess.ts';

const LISTS = `/2010-04-01/Accounts/${ACCOUNT.accountSid}`;

async function sessionOn(profileChanges = {}) {
  const reference = await startReference({ accounts: { main: ACCOUNT, other: OTHER } });
  const ledger = join(temporaryFolder(), 'ledger.ndjson');
  const settings = settingsFor(reference.url, { ledger });
  const session = createSession({ ...settings, profile: { ...settings.profile, ...profileChanges } });
  onTestFinished(async () => {
    session.client.close();
    await reference.close();
  });
  return { session, ledger, requests: reference.requests, file: session.ledger?.file as LedgerFile };
}

it('takes back a create that was announced and then not sent', async () => {
  const { session, ledger, requests, file } = await sessionOn();
  const c = new Case(session, 'tests');
  await c.create('Queues');
  const before = requests();
  session.client.stop();
  await expect(c.create('Queues')).rejects.toThrow('interrupted');
  expect(requests()).toBe(before);
  const [, unsent] = [...file.state.creates.values()];
  expect(unsent).toMatchObject({ gone: true, status: null, fields: null });
  expect(readFileSync(ledger, 'utf8').trimEnd().split('\n').at(-1)).toContain('"gone":true');
  await c.cleanUp();
  await file.close();
  expect(existsSync(ledger)).toBe(false);
});

describe('at the end of a run', () => {
  it('reads a list in which every create was answered', async () => {
    const { session, file } = await sessionOn();
    const c = new Case(session, 'tests');
    const { sid } = await c.create('Queues');
    const ahead = listsAhead(session, file);
    expect([...ahead.keys()]).toEqual([`${LISTS}/Queues.json`]);
    expect((await ahead.get(`${LISTS}/Queues.json`))?.map((item) => item.sid)).toEqual([sid]);
    await c.cleanUp();
  });

  it('leaves one of several pages, which removals would shift, for later', async () => {
    const { session, file } = await sessionOn({
      paging: { sizeParameter: 'PageSize', maxSize: 1, nextProperty: 'next_page_uri' },
    });
    const c = new Case(session, 'tests');
    await c.create('Queues');
    await c.create('Queues');
    expect(await listsAhead(session, file).get(`${LISTS}/Queues.json`)).toBeUndefined();
    await c.cleanUp();
  });

  it('leaves one in which a create may still be carried out, and what stands below an instance of the run', async () => {
    const { session, file } = await sessionOn();
    const sid = `QU${'a'.repeat(32)}`;
    const create = { at: new Date().toISOString(), resource: 'Queues', fields: null, marked: true };
    file.append({ ...create, id: 1, path: `${LISTS}/Queues.json` });
    file.append({ ...create, id: 2, path: `${LISTS}/Applications.json` });
    file.append({ id: 2, at: create.at, status: 201, sid, instance: `${LISTS}/Queues/${sid}.json` });
    file.append({ ...create, id: 3, path: `${LISTS}/Queues/${sid}/Members.json` });
    file.append({ id: 3, at: create.at, status: 400 });
    expect([...listsAhead(session, file).keys()]).toEqual([`${LISTS}/Applications.json`]);
  });
});
