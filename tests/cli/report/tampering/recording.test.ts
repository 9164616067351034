/** Single edits of a recording by a vendor who signs all files again, and what no check can find. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RecordedSend } from '../../../../client/recording/format.ts';
import type { Profile } from '../../../../specs/profile/model.ts';
import { dataDigest } from '../../../../specs/utils/digest.ts';
import {
  conformanceIn,
  recordedRuns,
  replaceRecording,
  rewriteHeader,
  rewriteRecording,
  rewriteReport,
  SHORT,
  signFiles,
  verifyIn,
} from '../../../support/reports/bundle.ts';
import { editTests, FAULT, set } from '../../../support/reports/edits.ts';
import { entry } from '../../../support/reports/tampering.ts';

const run = recordedRuns();

async function signed(): Promise<string> {
  const dir = await run(FAULT, SHORT);
  signFiles(dir);
  return dir;
}

const testEdits = editTests(signed);

const OWN_READ = /^get\.200 \d+#\d+$/;
const keyOf = (line: string): string => (JSON.parse(line) as { key?: string }).key ?? '';

/** Changes the first exchange that `get.200` sent. */
const send =
  (change: (recorded: RecordedSend) => void) =>
  (dir: string): void =>
    rewriteRecording(dir, (lines) => {
      const at = lines.findIndex((line) => OWN_READ.test(keyOf(line)));
      return lines.map((line, index) => {
        if (index !== at) return line;
        const recorded = JSON.parse(line) as RecordedSend;
        change(recorded);
        return JSON.stringify(recorded);
      });
    });

const inLines = (change: (lines: string[]) => string[]) => (dir: string) => rewriteRecording(dir, change);
const header = (changes: Record<string, unknown>) => (dir: string) =>
  rewriteHeader(dir, (given) => void Object.assign(given, changes));

/** A copy of the last exchange under another key. */
const added = (key: string) => (given: string[]) => {
  const last = given.filter((line) => keyOf(line) !== '').at(-1) ?? '';
  return [...given, JSON.stringify({ ...JSON.parse(last), key })];
};

/** Changes the profile in the recording, and its digest in `conformance.json`. */
function rewriteProfile(dir: string, change: (profile: Profile) => void): void {
  rewriteHeader(dir, ({ profile }) => {
    change(profile as Profile);
    rewriteReport(dir, (c) => set(c.profile, { digest: dataDigest(profile) }));
  });
}

describe('an edit of the recording, with all files signed again', () => {
  testEdits(
    [
      [
        'the recording emptied',
        (dir) => replaceRecording(dir, Buffer.alloc(0)),
        /: recording\.ndjson\.gz is no complete recording: the file is empty$/,
      ],
      [
        'the recording cut',
        (dir) => replaceRecording(dir, readFileSync(join(dir, 'recording.ndjson.gz')).subarray(0, 5000)),
        /: recording\.ndjson\.gz is no complete recording: unexpected end of file$/,
      ],
      [
        'a recording that is not compressed',
        (dir) => replaceRecording(dir, Buffer.from('{}\n')),
        /is no complete recording: incorrect header check$/,
      ],
      ['no header', inLines((all) => all.slice(1)), /line 1: recording is undefined, not "?proofmark\/recording@1/],
      ['no exchange at all', inLines((all) => all.slice(0, 1)), /cannot be replayed: replay: not recorded: check /],
      [
        'a line cut',
        inLines((all) => all.map((line, at) => (at === 9 ? line.slice(0, -5) : line))),
        /: line 10 is no JSON object$/,
      ],
      [
        'an exchange without an answer',
        inLines((all) => all.map((line, at) => (at === 9 ? line.replace('"answer"', '"answers"') : line))),
        /: line 10 is neither an exchange nor a fact$/,
      ],
      [
        'an exchange removed',
        inLines((all) => {
          const at = all.findIndex((line) => OWN_READ.test(keyOf(line)));
          return all.filter((_, index) => index !== at);
        }),
        /: recording\.ndjson\.gz does not hold the exchanges of the run: get\.200 \d+#\d+ \(not recorded\)/,
      ],
      ['an exchange added', inLines(added('get.200 99#1')), /: get\.200 99#1 \(not sent\)$/],
      ['an exchange given twice', inLines((all) => added(keyOf(all.at(1) ?? ''))(all)), /: two lines have the key /],
      ['housekeeping added', inLines(added('~sweep x#1')), /: requests is \d+; the recording holds \d+ requests$/],
      [
        'a fact added',
        inLines((all) => [...all, JSON.stringify({ fact: 'get.200 1 the time 1', value: 1 })]),
        /: get\.200 1 the time 1 \(fact not asked for\)$/,
      ],
      [
        'a status',
        send(({ answer }) => set(answer ?? {}, { status: 404 })),
        /: get\.200 is pass; the recording gives fail: /,
      ],
      [
        'the path of a request',
        send(({ request }) => set(request, { path: '/else' })),
        /: get\.200 \d+#\d+ \(another request\)$/,
      ],
      [
        'the marker',
        header({ marker: '00000000' }),
        /: recording\.ndjson\.gz cannot be replayed: replay: not recorded: control |\(another request\)/,
      ],
      ['the number of simultaneous requests', header({ concurrency: 1 }), /: lifecycle\.concurrent 1#1 \(not sent\)/],
      ['the host', header({ baseUrl: 'https://api.example.com' }), /has "https:\/\/api\.example\.com"$/],
      ['the resources', header({ resources: ['Queues'] }), /; recording\.ndjson\.gz has \["Queues"\]$/],
      ['the seed', header({ seed: 2 }), /: seed is 1; recording\.ndjson\.gz has 2$/],
      ['the number of runs', header({ runs: 25 }), /: runs is 1; recording\.ndjson\.gz has 25$/],
      ['the level', header({ level: 'core' }), /: level is "full"; recording\.ndjson\.gz has "core"$/],
      ['the identity', header({ insecure: true }), /: target\.insecure is nothing; .* has true$/],
      ['the proxy', header({ proxy: 'http://127.0.0.1:1' }), /: target\.proxy is nothing; .* has "http/],
      ['the hook', header({ hook: null }), /has \{"hook":null,/],
      ['the second account', header({ other: null }), /has \{.*"otherAccount":false/],
      ['the values', header({ values: { 'Queues.MaxSize': '5' } }), /has \{.*"values":\{"Queues\.MaxSize":"5"\}/],
      ['the time', header({ startedAt: '2020-01-01T00:00:00.000Z' }), /began at 2020-01-01T00:00:00\.000Z$/],
      ['a header without an account', header({ account: null }), /: line 1: account is missing or has the wrong type$/],
      [
        'the profile',
        (dir) => rewriteHeader(dir, ({ profile }) => void Object.assign(profile as object, { title: 'else' })),
        /: profile\.digest is "sha256:[0-9a-f]{64}"; recording\.ndjson\.gz has "sha256:[0-9a-f]{64}"$/,
      ],
      [
        'a profile that no run can use',
        (dir) => rewriteProfile(dir, (profile) => void Object.assign(profile.resources.Calls ?? {}, { fields: '' })),
        /no complete recording: the profile in line 1: \/resources\/Calls\/fields: /,
      ],
      [
        'a profile with a pattern that is not matched in linear time',
        (dir) => rewriteProfile(dir, ({ error }) => set(error, { schema: { pattern: '^(?=a)(a|a)*$' } })),
        /no complete recording: the profile in line 1: \/error\/schema/,
      ],
      ['a billion simultaneous requests', header({ burst: 1e9 }), /: line 1: burst is missing or has the wrong type$/],
      [
        'a clause removed from the header',
        (dir) =>
          rewriteHeader(dir, (given) =>
            set(given, { clauses: (given.clauses as string[]).filter((id) => id !== 'get.200') }),
          ),
        /: get\.200 is pass; the recording gives error: the suite returned no record of this clause$/,
      ],
    ],
    signFiles,
  );

  it('the recording of another run', async () => {
    const [dir, other] = [await signed(), await run(FAULT, { seed: 2 })];
    replaceRecording(dir, readFileSync(join(other, 'recording.ndjson.gz')));
    signFiles(dir);
    const { code, stderr } = await verifyIn(dir);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^proofmark: verify: target\.baseUrl is "http:[^"]+"; recording\.ndjson\.gz has "http:/m);
  });
});

describe('no check can find, if the vendor signs all files again,', () => {
  it.each<[string, (dir: string) => void]>([
    ['how long a clause took', (dir) => rewriteReport(dir, (c) => set(entry(c, 'get.200'), { durationMs: 1 }))],
    ['how long an answer took', send((recorded) => set(recorded, { durationMs: 1 }))],
    ['the time limit of an answer', header({ timeoutMs: 1 })],
    ['the build of the suite', (dir) => rewriteReport(dir, (c) => set(c.suite, { code: `sha256:${'0'.repeat(64)}` }))],
    [
      'a word of an answer to a request that cleans up',
      inLines((all) =>
        all.map((line) =>
          keyOf(line).startsWith('shared ') ? line.replace('"reason":"No Content"', '"reason":"Nothing"') : line,
        ),
      ),
    ],
  ])('%s', async (_what, edit) => {
    const dir = await signed();
    const before = JSON.stringify([conformanceIn(dir), readFileSync(join(dir, 'recording.ndjson.gz'), 'base64')]);
    edit(dir);
    signFiles(dir);
    expect(JSON.stringify([conformanceIn(dir), readFileSync(join(dir, 'recording.ndjson.gz'), 'base64')])).not.toBe(
      before,
    );
    expect(await verifyIn(dir)).toMatchObject({ code: 0, stderr: '' });
  });

  it('that the recording was withheld, but `verify` says that nothing was replayed', async () => {
    const dir = await signed();
    rmSync(join(dir, 'recording.ndjson.gz'));
    const { code, stdout } = await verifyIn(dir);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}not replayed +recording\.ndjson\.gz is not beside the certificate$/m);
    expect(stdout).not.toContain('follows from the recorded exchanges');
  });
});
