/** The examples of docs/profiles.md: each is sound, and the reference that serves it conforms to it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startReference } from '../../reference/server.ts';
import { deleteLags } from '../../reference/variants/delete-lags.ts';
import { loadProfile, selectResources } from '../../specs/load.ts';
import { checkProfile } from '../../specs/profile/check.ts';
import { CLAUSE_COUNT } from '../support/contractSize.ts';
import { ACCOUNT, idsWith, OTHER, recordsOf, settingsFor } from '../support/inProcess.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofmark-docs-profiles-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('the page has its two examples, and each serves and conforms', async () => {
  const page = await readFile(new URL('../../docs/profiles.md', import.meta.url), 'utf8');
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
}, 180_000);

test.each([
  ['passes within the bound that the file tells', 400, []],
  ['fails where it tells none', 0, ['delete.204', 'delete.gone', 'lifecycle.model', 'overload.delete.204']],
])(
  'what is deleted lingers 300 ms under the second example: it %s',
  async (_, deleteLagMs, failing) => {
    const page = await readFile(new URL('../../docs/profiles.md', import.meta.url), 'utf8');
    const example = /# example: one of your own\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
    const base = join(folder, 'own.yaml');
    await writeFile(base, example);
    const file = join(folder, `lag-${deleteLagMs}.yaml`);
    await writeFile(file, `extends: own.yaml\nname: lags\ndeleteLagMs: ${deleteLagMs}\n`);
    expect(checkProfile(file)).toEqual([]);
    const profile = selectResources(loadProfile(file).profile);
    const reference = await startReference({
      profile,
      accounts: { main: ACCOUNT, other: OTHER },
      mutate: deleteLags.apply,
    });
    try {
      const records = await recordsOf(settingsFor(reference.url, { profile, runs: 2 }));
      expect(idsWith(records, 'fail')).toEqual(failing);
      if (failing.length > 0) return;
      const others = records.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'not-applicable');
      expect(others.map(({ id, outcome, reason }) => `${id} ${outcome} ${reason}`)).toEqual([]);
    } finally {
      await reference.close();
    }
  },
  180_000,
);
