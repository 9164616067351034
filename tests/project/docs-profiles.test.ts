/** The examples of docs/profiles.md are valid, and a reference that serves them conforms. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Parts } from '../../reference/parts.ts';
import { startReference } from '../../reference/server.ts';
import { deleteLags } from '../../reference/variants/delete-lags.ts';
import { loadProfile, selectResources } from '../../specs/load.ts';
import { checkProfile } from '../../specs/profile/check.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../support/command/inProcess.ts';
import { CLAUSE_COUNT } from '../support/reports/contractSize.ts';

const PAGE = new URL('../../docs/profiles.md', import.meta.url);

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofmark-docs-profiles-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the page has two examples, and a reference that serves them conforms', async () => {
  const page = await readFile(PAGE, 'utf8');
  const examples = [...page.matchAll(/```yaml\n(# example: (.+)\n[\s\S]*?)```/g)];
  expect(examples.map(([, , name]) => name)).toEqual(['a few changes', 'one of your own']);
  for (const [at, [, text = '']] of examples.entries()) {
    const file = join(folder, `${at}.yaml`);
    await writeFile(file, text);
    expect(checkProfile(file)).toEqual([]);
    const profile = selectResources(loadProfile(file).profile);
    const reference = await startReference({ profile, accounts: { main: ACCOUNT, other: OTHER } });
    try {
      const records = await recordsOf(settingsFor(reference.url, { profile, runs: 1 }));
      const others = records.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable');
      expect(others.map(({ id, outcome, reason }) => `${id} ${outcome} ${reason}`)).toEqual([]);
      expect(idsWith(records, 'not-applicable').length).toBeLessThan(CLAUSE_COUNT / 4);
    } finally {
      await reference.close();
    }
  }
});

/** Clauses that read an instance after its deletion, and clauses that only delete. */
const DELETING = [
  ...['delete.204', 'delete.404', 'delete.gone', 'delete.only-target', 'lifecycle.concurrent', 'lifecycle.model'],
  ...['overload.delete.204', 'overload.delete.404', 'overload.equivalence'],
];
const READ_AGAIN = ['delete.204', 'delete.gone', 'lifecycle.model', 'overload.delete.204'];

/** The second example with a delete lag of this many milliseconds. */
async function allowing(deleteLagMs: number) {
  const page = await readFile(PAGE, 'utf8');
  const example = /# example: one of your own\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  await writeFile(join(folder, 'own.yaml'), example);
  const file = join(folder, `lag-${deleteLagMs}.yaml`);
  await writeFile(file, `extends: own.yaml\nname: lags\ndeleteLagMs: ${deleteLagMs}\n`);
  expect(checkProfile(file)).toEqual([]);
  return selectResources(loadProfile(file).profile);
}

async function runOn(profile: Profile, mutate: (parts: Parts) => Parts, clauses: string[]) {
  const reference = await startReference({ profile, accounts: { main: ACCOUNT, other: OTHER }, mutate });
  onTestFinished(() => reference.close());
  return recordsOf(settingsFor(reference.url, { profile, runs: 2, clauses }));
}

test('a deleted instance may stay readable as long as the second example allows', async () => {
  const records = await runOn(await allowing(400), deleteLags.apply, DELETING);
  expect(records.filter(({ outcome }) => outcome !== 'pass')).toEqual([]);
});

test('a deleted instance may not stay readable when the profile allows no lag', async () => {
  // it stays readable forever, so a slow machine cannot miss it
  const stays = (parts: Parts): Parts => ({ ...parts, remove: () => undefined });
  const records = await runOn(await allowing(0), stays, READ_AGAIN);
  expect(idsWith(records, 'fail')).toEqual(READ_AGAIN);
});
