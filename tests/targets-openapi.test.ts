/** A profile of Twilio's own description, and a run with it against Prism on the same description: every resource is exercised. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { convert } from '../cli/openapi/convert.ts';
import { readDescription } from '../cli/openapi/description.ts';
import type { Remark } from '../cli/openapi/remarks.ts';
import { resolveProfile } from '../specs/load.ts';
import type { Profile } from '../specs/profile.ts';
import { DESCRIPTION } from './targets/prism.ts';

let folder: string;
let file: string;
let profile: Profile;
let remarks: Remark[];
let seconds: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofmark-openapi-'));
  file = join(folder, 'twilio.json');
  const started = performance.now();
  const converted = convert(await readDescription(DESCRIPTION), { billable: [], pathValues: {} });
  profile = resolveProfile(converted.profile, 'the profile');
  seconds = (performance.now() - started) / 1000;
  remarks = converted.remarks.all;
  await writeFile(file, JSON.stringify(converted.profile));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** Paths of the description, each a collection's, an instance's or both at once, that the profile speaks of. */
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

test('Twilio’s description gives a valid profile, and what is not in it is told with a reason', async () => {
  expect(Object.keys(profile.resources)).toHaveLength(62);
  expect(seconds).toBeLessThan(60);
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
