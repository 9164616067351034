/** A recorded run, replayed without a network, yields the same records. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { settingsOf } from '../../../client/recording/header.ts';
import { Player } from '../../../client/recording/player.ts';
import { readRecording } from '../../../client/recording/read.ts';
import type { RunSettings } from '../../../client/settings.ts';
import { faultById } from '../../../reference/faults/index.ts';
import { startReference } from '../../../reference/server.ts';
import { variantById } from '../../../reference/variants/index.ts';
import { clauseById, loadProfile, selectResources } from '../../../specs/load.ts';
import type { ClauseRecord } from '../../../specs/model.ts';
import type { Profile } from '../../../specs/profile/model.ts';
import { closeSession, openSession, runClauses } from '../../../suites/engine/runClause.ts';
import { temporaryFolder } from '../../support/command/command.ts';
import { ACCOUNT, OTHER, recordsOf, settingsFor } from '../../support/command/inProcess.ts';

// without PUT, a run takes a third of the time
const { profile: short } = loadProfile(
  fileURLToPath(new URL('../../fixtures/profiles/without-put.yaml', import.meta.url)),
);
const profiles = {
  documented: selectResources(loadProfile('documented').profile, ['Queues', 'Balance']),
  short: selectResources(short, ['Queues', 'Balance']),
};

type Mutation = NonNullable<Parameters<typeof startReference>[0]>['mutate'];

/** Records without durations. */
const timeless = (records: ClauseRecord[]) => records.map((record) => ({ ...record, durationMs: 0 }));

/** Runs and records the clauses against a server, which it then closes. */
async function recorded(
  mutate: Mutation,
  profile: Profile = profiles.short,
): Promise<{ settings: RunSettings; file: string; records: ClauseRecord[] }> {
  const reference = await startReference({
    accounts: { main: ACCOUNT, other: OTHER },
    profile,
    ...(mutate && { mutate }),
  });
  const file = join(temporaryFolder(), 'recording.ndjson.gz');
  const settings = settingsFor(reference.url, { profile });
  try {
    return { settings, file, records: await recordsOf({ ...settings, record: { file, profile: settings.profile } }) };
  } finally {
    await reference.close();
  }
}

/** Replays the recording with the settings in it, or with changed ones. */
async function replayed(file: string, changes: Partial<RunSettings> = {}) {
  const settings = { ...settingsOf(readRecording(file).header, file), ...changes };
  const session = await openSession(settings);
  const records = await runClauses(settings.clauses.map(clauseById), session);
  await closeSession(session);
  const { recording } = session.client;
  if (!(recording instanceof Player)) throw new Error('the client does not replay');
  return { records, differences: recording.differences };
}

it.each([
  ['fault', 'auth/delete-any-token'],
  ['fault', 'delete/204-with-bytes'],
  ['fault', 'rare/value-cut'],
  ['fault', 'lifecycle/creates-share-sid'],
  ['fault', 'get/validators-ignored'],
  ['variant', 'delete-lags'],
  ['variant', 'now-and-then-503'],
  ['variant', 'no-validators'],
])('the %s %s: the replay yields equal records and uses every recorded exchange', async (kind, id) => {
  const { apply } = (kind === 'fault' ? faultById(id) : variantById(id)) ?? { apply: undefined };
  expect(apply).toBeDefined();
  const { file, records } = await recorded(apply, id === 'rare/value-cut' ? profiles.documented : profiles.short);
  const replay = await replayed(file);
  expect(timeless(replay.records)).toEqual(timeless(records));
  expect(replay.differences).toEqual([]);
});

it('reports, by key, missing and unused exchanges of the recording', async () => {
  const { settings, file } = await recorded(undefined);
  const { records, differences } = await replayed(file, { clauses: ['get.200', 'get.safe'], seed: 2 });
  expect(records.map(({ outcome }) => outcome)).toEqual(['pass', 'pass']);
  expect(differences.filter(({ what }) => what !== 'not sent')).toContainEqual({
    key: expect.stringMatching(/^get\.safe \d+#\d+$/),
    what: 'another request',
  });
  expect(differences).toContainEqual({ key: expect.stringMatching(/^post\.201 1#1$/), what: 'not sent' });
  rmSync(file);
  await expect(openSession({ ...settings, replay: file })).rejects.toThrow('ENOENT');
});
