/** Runs the suite on an API with user names, numeric ids, bare arrays and nested errors. */
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { startReference } from '../../../reference/server.ts';
import { loadProfile } from '../../../specs/load.ts';
import { idsWith, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';
import { NUMBERED_ACCOUNT, type NumberedFaults, startNumbered } from '../../support/servers/numbered.ts';

const { profile } = loadProfile(fileURLToPath(new URL('../../fixtures/profiles/numbered.yaml', import.meta.url)));

let server: Awaited<ReturnType<typeof startNumbered>> | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function run(faults: NumberedFaults = {}, clauses?: string[]) {
  server = await startNumbered(faults);
  const settings = settingsFor(server.url, { profile, runs: 1, account: NUMBERED_ACCOUNT, other: null });
  return recordsOf(clauses === undefined ? settings : { ...settings, clauses });
}

test('no clause fails on the sound server, and nothing is left behind', async () => {
  const records = await run();
  const unproved = records.filter(
    ({ outcome }) => outcome === 'fail' || outcome === 'inconclusive' || outcome === 'error',
  );
  expect(unproved.map(({ id, reason, findings }) => ({ id, reason, findings }))).toEqual([]);
  expect(idsWith(records, 'pass')).toEqual(
    expect.arrayContaining(['get.200', 'get.404', 'list.complete', 'auth.malformed-sid']),
  );
  expect(server?.count()).toBe(0);
});

test('the reference serves the profile', async () => {
  const reference = await startReference({ profile, accounts: { main: NUMBERED_ACCOUNT, other: OTHER } });
  try {
    const settings = settingsFor(reference.url, { profile, runs: 1, account: NUMBERED_ACCOUNT, other: null });
    const records = await recordsOf(settings);
    expect(records.filter(({ outcome }) => ['fail', 'inconclusive', 'error'].includes(outcome))).toEqual([]);
  } finally {
    await reference.close();
  }
});

test('an instance that shows the id of another one fails', async () => {
  const records = await run({ shownId: (id) => id + 1 }, ['get.200']);
  expect(idsWith(records, 'fail')).toEqual(['get.200']);
});
