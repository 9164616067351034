/** Converts Twilio's description to a profile and runs it against Prism on the same description. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convert } from '../../cli/profile/openapi/convert.ts';
import { readDescription } from '../../cli/profile/openapi/description/description.ts';
import type { Remark } from '../../cli/profile/openapi/remarks.ts';
import { resolveProfile } from '../../specs/load.ts';
import type { ClauseRecord, Outcome } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { isCreatable } from '../../specs/profile/prerequisites.ts';
import { runProofmark } from './runProofmark.ts';
import { DESCRIPTION, startPrism } from './servers/prism.ts';

let folder: string;
let file: string;
let profile: Profile;
let remarks: Remark[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofmark-openapi-'));
  file = join(folder, 'twilio.json');
  const converted = convert(await readDescription(DESCRIPTION), { billable: [], pathValues: {} });
  profile = resolveProfile(converted.profile, 'the profile');
  remarks = converted.remarks.all;
  await writeFile(file, JSON.stringify(converted.profile));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Paths of the description in the profile, of collections, instances or both. */
async function coveredPaths(): Promise<{ covered: string[]; missing: string[] }> {
  const { paths } = JSON.parse(await readFile(DESCRIPTION, 'utf8')) as {
    paths: Record<string, Record<string, unknown>>;
  };
  const shape = (path: string): string => path.replace(/\{[^{}]+\}|\b[A-Z]{2}0{32}\b|(?<=Numbers\/)US\b/g, '{}');
  const held = Object.values(profile.resources).flatMap(({ collection, instance }) =>
    [collection, instance].flatMap((place) => (place === undefined ? [] : [shape(profile.basePath + place.path)])),
  );
  const all = Object.keys(paths).filter((path) =>
    ['get', 'post', 'delete'].some((method) => method in (paths[path] ?? {})),
  );
  return {
    covered: all.filter((path) => held.includes(shape(path))),
    missing: all.filter((path) => !held.includes(shape(path))),
  };
}

test('Twilio’s description yields a valid profile, and each omission has a reason', async () => {
  expect(Object.keys(profile.resources)).toHaveLength(62);
  const { covered, missing } = await coveredPaths();
  expect(covered).toHaveLength(102);
  for (const path of missing) {
    const reasons = remarks.filter(({ kind, what }) => kind === 'left out' && what.endsWith(` ${path}`));
    expect(
      reasons.map(({ why }) => why).filter((why) => why !== ''),
      path,
    ).not.toEqual([]);
  }
  expect(missing.map((path) => path.replace('/2010-04-01/Accounts/{AccountSid}', ''))).toEqual([
    '/Messages/{MessageSid}/Feedback.json',
    '/Calls/{CallSid}/Payments.json',
    '/Calls/{CallSid}/Payments/{Sid}.json',
    '/Calls/{CallSid}/Transcriptions.json',
    '/Calls/{CallSid}/Transcriptions/{Sid}.json',
    '/Recordings/{ReferenceSid}/AddOnResults/{AddOnResultSid}/Payloads/{PayloadSid}/Data.json',
    '/Calls/{CallSid}/Siprec.json',
    '/Calls/{CallSid}/Siprec/{Sid}.json',
    '/Calls/{CallSid}/Streams.json',
    '/Calls/{CallSid}/Streams/{Sid}.json',
    '/Tokens.json',
    '/Calls/{CallSid}/UserDefinedMessages.json',
    '/Calls/{CallSid}/UserDefinedMessageSubscriptions.json',
    '/Calls/{CallSid}/UserDefinedMessageSubscriptions/{Sid}.json',
  ]);
});

test('a run against Prism on the same description exercises every resource', async () => {
  const names = Object.keys(profile.resources);
  const listed = names.filter((name) => profile.resources[name]?.collection?.methods.includes('GET') === true);
  const created = Object.entries(profile.resources).filter(([, resource]) => isCreatable(resource));
  const deleted = created.filter(([, { instance }]) => instance?.methods.includes('DELETE') === true);
  const target = await startPrism({ derived: false });
  try {
    const { exitCode, report } = await runProofmark(target, [
      ...['--profile', file, '--seed', '20250302', '--runs', '1'],
      ...['--clause', 'get.200', 'post.201', 'delete.gone', '--resource', ...names],
    ]);
    const cases = (id: string): ClauseRecord['cases'] => report.clauses.find((clause) => clause.id === id)?.cases ?? [];
    const not = (outcome: Outcome, id: string): string[] =>
      cases(id).flatMap((one) => (one.outcome === outcome ? [] : [`${one.name}: ${one.outcome}: ${one.reason}`]));

    expect([exitCode, report.verdict, report.totals.error]).toEqual([1, 'non-conformant', 0]);
    // The run reads each list, singleton and instance. The failures come from examples that contradict the description.
    const own = cases('get.200').filter(({ name }) => name !== 'every exchange of the run');
    expect(own.map(({ name }) => name)).toEqual([
      ...listed.map((name) => `GET ${name}`),
      ...created.map(([name]) => `GET ${name} instance`),
    ]);
    const wrong = not('pass', 'get.200').filter(
      (text) => !text.endsWith(': fail: the body is the representation requested'),
    );
    const isOfRule = (text: string) =>
      text.startsWith('every exchange of the run: fail: the body is the representation of ');
    expect(
      wrong.filter(
        (text) => !text.endsWith(': fail: the representation is that of the requested resource') && !isOfRule(text),
      ),
    ).toEqual([]);
    // Each create gets an answer. Examples do not show the values that were sent.
    const creates = cases('post.201').filter(({ name }) => name.endsWith(' with the required fields'));
    expect(creates.map(({ name }) => name)).toEqual(created.map(([name]) => `POST ${name} with the required fields`));
    expect(creates.filter(({ outcome }) => outcome !== 'pass' && outcome !== 'fail')).toEqual([]);
    // Each delete gets an answer, but Prism keeps no state, so nothing is gone.
    const deletes = cases('delete.gone').filter(({ name }) => name.startsWith('DELETE '));
    expect(deletes.map(({ name }) => name)).toEqual(deleted.map(([name]) => `DELETE ${name}`));
    expect(deletes.filter(({ outcome }) => outcome !== 'fail')).toEqual([]);
    expect([listed.length, created.length, deleted.length]).toEqual([62, 26, 25]);
  } finally {
    await target.close();
  }
});
