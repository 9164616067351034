/** `replay` computes the records and the verdict of a report again from its recording. */
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Parts } from '../../../reference/parts.ts';
import { callCommand, runCommand, temporaryFolder } from '../../support/command/command.ts';
import { ACCOUNT, OTHER } from '../../support/command/inProcess.ts';
import {
  conformanceIn,
  recordedRuns,
  recordingIn,
  recordRun,
  replaceRecording,
  replayIn,
  rewriteRecording,
  rewriteReport,
  SHORT,
} from '../../support/reports/bundle.ts';
import { CLAUSE_COUNT } from '../../support/reports/contractSize.ts';
import { reference } from '../../support/servers/stub.ts';

const recorded = recordedRuns();
const run: typeof recorded = (id, changes) => recorded(id, { ...SHORT, ...changes });
const QUICK = ['--no-report', '--runs', '1', '--seed', '1', '--resource', 'Queues', 'Balance'];
const SAME = `the recording gives the same ${CLAUSE_COUNT} records and the same verdict`;

describe('replay gives the records of the run', () => {
  it('of the embedded reference, whose recording is small', async () => {
    const cwd = temporaryFolder();
    expect(await runCommand(['run', '--no-report', '--quiet', '--seed', '1'], { cwd })).toMatchObject({ code: 0 });
    const out = join(cwd, 'proofmark-report');
    expect(statSync(join(out, 'recording.ndjson.gz')).size).toBeLessThan(1_500_000);
    expect(await runCommand(['replay', out])).toEqual({
      code: 0,
      stdout: `${out}: ${SAME}, conformant at level full\n`,
      stderr: '',
    });
  });

  it('of another process', async () => {
    const { env } = await reference();
    const cwd = temporaryFolder();
    expect((await callCommand(['run', ...QUICK], { cwd, env })).code).toBe(0);
    expect(await callCommand(['replay', 'proofmark-report'], { cwd })).toEqual({
      code: 0,
      stdout: `proofmark-report: ${SAME}, conformant at level core\n`,
      stderr: '',
    });
  });

  it.each([
    'auth/token-ignored',
    'write/length-unchecked',
    'latency',
    'now-and-then-500',
  ])('of the target %s', async (id) => {
    const dir = await run(id);
    const { code, stdout, stderr } = await replayIn(dir);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`${SAME}, ${conformanceIn(dir).verdict} at level full`);
  });

  it('of a part of the clauses, and of a run with --max-requests', async () => {
    const some = await run(null, { clauses: ['get.*', 'auth.wrong-token'] });
    expect(await replayIn(some)).toMatchObject({ code: 0, stderr: '' });
    const few = await run(null, { maxRequests: 150 });
    expect(conformanceIn(few).totals['not-exercised']).toBeGreaterThan(0);
    expect(await replayIn(few)).toMatchObject({ code: 0, stderr: '' });
  });

  it('of merged shards', async () => {
    const { env } = await reference();
    const cwd = temporaryFolder();
    for (const index of [1, 2]) {
      const out = `shard-${index}`;
      await callCommand(['run', ...QUICK, '--shard', `${index}/2`, '--out', out], { cwd, env });
      expect(await callCommand(['replay', out], { cwd })).toMatchObject({ code: 0, stderr: '' });
    }
    await callCommand(['merge', 'shard-2', 'shard-1', '--out', 'merged'], { cwd });
    expect(conformanceIn(join(cwd, 'merged')).recordings?.map(({ name }) => name)).toEqual([
      'recording-1.ndjson.gz',
      'recording-2.ndjson.gz',
    ]);
    expect(await callCommand(['replay', 'merged'], { cwd })).toEqual({
      code: 0,
      stdout: `merged: ${SAME}, conformant at level core\n`,
      stderr: '',
    });
  });
});

/** The target repeats the credentials in the header and in the body of every answer with content. */
const echoing = (parts: Parts): Parts => ({
  ...parts,
  finish: async (given, x) => {
    const reply = await parts.finish(given, x);
    const sent = x.incoming.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
    const [, token = ''] = Buffer.from(sent.replace(/^\S+ /, ''), 'base64').toString('utf8').split(':');
    return { ...reply, headers: [...reply.headers, ['X-Sent', sent], ['X-Token', encodeURIComponent(token)]] };
  },
  represent: (item, x) => {
    const sent = x.incoming.headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
    return { ...parts.represent(item, x), sent, token: Buffer.from(sent.slice(6), 'base64').toString('utf8') };
  },
});

describe('a target that echoes the credentials', () => {
  it.each(['documented', 'documented-xml'])('as %s: the recording holds stand-ins, and replays', async (profile) => {
    const dir = join(temporaryFolder(), 'report');
    await recordRun(dir, echoing, { profile });
    const text = recordingIn(dir).join('\n');
    for (const { accountSid, authToken } of [ACCOUNT, OTHER]) {
      const base64 = (secret: string) => Buffer.from(secret).toString('base64');
      expect(text).toContain(accountSid);
      for (const form of [authToken, base64(authToken), base64(`${accountSid}:${authToken}`)])
        expect(text.includes(form)).toBe(false);
    }
    const { account } = JSON.parse(recordingIn(dir)[0] ?? '') as { account: { authToken: string } };
    expect(account.authToken).toMatch(/^[0-9a-f]{32}$/);
    expect(text).toContain(encodeURIComponent(account.authToken));
    expect(await replayIn(dir)).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('replay --revision', () => {
  it('judges the recorded exchanges by that revision, and prints its verdict', async () => {
    const { code, stdout } = await replayIn(await run(), '--revision', '1');
    expect(stdout).toMatch(/^Revision 1: .*conformant/);
    expect(code).toBe(0);
    const failed = await replayIn(await run('auth/token-ignored'), '--revision', '1');
    expect(failed.stdout).toMatch(/^Revision 1: .*non-conformant/);
    expect(failed.code).toBe(1);
  });

  it.each(['0', 'x', '999'])('refuses the revision %s', async (revision) => {
    const { code, stderr } = await replayIn(await run(), '--revision', revision);
    expect([code, stderr]).toEqual([64, expect.stringMatching(/^proofmark: --revision[^\n]+\n$/)]);
  });
});

describe('replay refuses', () => {
  it('a folder without a report, and a report without a recording, with 64', async () => {
    const empty = temporaryFolder();
    expect(await replayIn(empty)).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/contains no report of a finished run: conformance\.json \(ENOENT\)\n$/),
    });
    const dir = await run();
    rewriteReport(dir, (conformance) => void Object.assign(conformance, { recordings: undefined }));
    expect(await replayIn(dir)).toMatchObject({
      code: 64,
      stderr: expect.stringMatching(/names no recording: run proofmark again\n$/),
    });
  });

  it.each<[string, (dir: string) => void | Promise<void>, RegExp]>([
    ['a missing recording', (dir) => rmSync(join(dir, 'recording.ndjson.gz')), /\.gz cannot be read \(ENOENT\)\n$/],
    [
      'a changed recording',
      (dir) => writeFileSync(join(dir, 'recording.ndjson.gz'), ''),
      /\.gz is not the recorded file: /,
    ],
    [
      'a truncated recording',
      (dir) => replaceRecording(dir, readFileSync(join(dir, 'recording.ndjson.gz')).subarray(0, 9000)),
      /\.gz is no complete recording: unexpected end of file\n$/,
    ],
    [
      'the recording of another run',
      async (dir) => replaceRecording(dir, readFileSync(join(await run(null, { seed: 2 }), 'recording.ndjson.gz'))),
      /^proofmark: replay: target\.baseUrl is /,
    ],
    [
      'a recording without its last exchanges',
      (dir) => rewriteRecording(dir, (lines) => lines.filter((line) => !line.includes('"key":"get.200 '))),
      /get\.200 \d+#\d+ \(not recorded\).*\n.*get\.200 is pass; the recording gives error: /,
    ],
  ])('%s, with 1 and one line for each difference', async (_what, edit, message) => {
    const dir = await run();
    await edit(dir);
    const { code, stdout, stderr } = await replayIn(dir);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(message);
    for (const line of stderr.trimEnd().split('\n')) expect(line).toMatch(/^proofmark: replay: /);
  });
});
