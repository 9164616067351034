/** Single edits of a report by a vendor who signs all files again: the replay finds each and names it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../../cli/commandLine.ts';
import { assess } from '../../../../reports/verdict/verdict.ts';
import type { Conformance } from '../../../../specs/model.ts';
import { capture } from '../../../support/command/capture.ts';
import {
  recordedRuns,
  replayIn,
  rewriteExchanges,
  rewriteReport,
  SHORT,
  signFiles,
} from '../../../support/reports/bundle.ts';
import { KEYS } from '../../../support/reports/certified.ts';
import { editTests, FAILED, FAULT, set } from '../../../support/reports/edits.ts';
import { entry } from '../../../support/reports/tampering.ts';

const run = recordedRuns();

async function signed(): Promise<string> {
  const dir = await run(FAULT, SHORT);
  signFiles(dir);
  return dir;
}

const testEdits = editTests(signed);

/** Edits the report as a vendor would who wants a consistent one: all members that follow from the outcomes are computed again. */
const report =
  (change: (conformance: Conformance) => void) =>
  (dir: string): void =>
    rewriteReport(dir, (conformance) => {
      change(conformance);
      const { level, waived = [], clauses } = conformance;
      Object.assign(conformance, assess(clauses, { level, waived, selection: null, interrupted: false }));
    });

function pass(conformance: Conformance): void {
  const failed = entry(conformance, FAILED);
  Object.assign(failed, { outcome: 'pass', reason: null, findings: [] });
  for (const one of failed.cases) Object.assign(one, { outcome: 'pass', reason: null });
}

describe('an edit of the report, with all files signed again', () => {
  testEdits(
    [
      [
        'an outcome alone',
        (dir) => rewriteReport(dir, (c) => set(entry(c, FAILED), { outcome: 'pass' })),
        /conformance\.json says that error\.allow passed, but the outcome of its case/,
      ],
      ['a failure made a pass, consistently', report(pass), /: error\.allow is pass; the recording gives fail: /],
      [
        'a finding',
        report((c) => entry(c, FAILED).findings.forEach((one) => void set(one, { actual: 'an Allow field' }))),
        /: error\.allow: the recording gives another findings$/,
      ],
      ['a reason', report((c) => set(entry(c, FAILED), { reason: 'a bad day' })), /another reason$/],
      [
        'the name of a case',
        report((c) => entry(c, 'get.200').cases.forEach((one) => void set(one, { name: 'GET' }))),
        /: get\.200: the recording gives another cases$/,
      ],
      [
        'the evidence',
        report((c) => set(entry(c, 'get.429'), { evidence: ['natural'] })),
        /get\.429: .* another evidence$/,
      ],
      [
        'the requests of a clause',
        report((c) => set(entry(c, 'get.200'), { requests: 0 })),
        /get\.200: .* another requests$/,
      ],
      [
        'the requests of the run',
        report((c) => set(c, { requests: c.requests + 1 })),
        /: requests is \d+; the recording holds \d+ requests$/,
      ],
      [
        'the host',
        report((c) => set(c.target, { baseUrl: 'https://api.example.com' })),
        /: target\.baseUrl is "https:/,
      ],
      [
        'the resources',
        report((c) => void c.target.resources.push('Calls')),
        /: target\.resources is \["Queues",.*"Calls"\]/,
      ],
      ['the identity', report((c) => set(c.target, { insecure: true })), /: target\.insecure is true; .* has nothing$/],
      ['the name of the profile', report((c) => set(c.profile, { name: 'ours' })), /: profile\.name is "ours"; /],
      [
        'the digest of the profile',
        report((c) => set(c.profile, { digest: `sha256:${'0'.repeat(64)}` })),
        /: profile\.digest is "sha256:0{64}"; /,
      ],
      ['the seed', report((c) => set(c, { seed: 2 })), /: seed is 2; recording\.ndjson\.gz has 1$/],
      ['the number of runs', report((c) => set(c, { runs: 25 })), /: runs is 25; recording\.ndjson\.gz has 1$/],
      ['the level', report((c) => set(c, { level: 'core' })), /: level is "core"; recording\.ndjson\.gz has "full"$/],
      [
        'the hook',
        report((c) => void Object.assign(c.configuration ?? {}, { hook: null })),
        /: configuration is \{"hook":null,.*has \{"hook":"Prefer: code=/,
      ],
      [
        'the time',
        report((c) => set(c, { startedAt: '2020-01-01T00:00:00.000Z' })),
        /: startedAt is 2020-01-01T00:00:00\.000Z, and the run took \d+ ms; recording\.ndjson\.gz began at /,
      ],
      ['shards that never ran', report((c) => set(c, { mergedFrom: 2 })), /: mergedFrom is 2; /],
      [
        'a clause removed',
        report((c) => void c.clauses.pop()),
        /does not contain the clauses of clause revision \d+: .* is missing/,
      ],
      [
        'no recording',
        report((c) => Object.assign(c, { recordings: undefined })),
        /: the certificate names no recording of the run$/,
      ],
      [
        'exchanges.ndjson emptied',
        (dir) => writeFileSync(join(dir, 'exchanges.ndjson'), ''),
        /: exchanges\.ndjson has 0 lines; the recording gives \d+$/,
      ],
      [
        'an exchange removed',
        (dir) => rewriteExchanges(dir, (lines) => lines.filter((_, at) => at !== 3)),
        /: exchanges\.ndjson has \d\d+ lines; the recording gives \d+$/,
      ],
      [
        'another Host in an exchange',
        (dir) => editExchange(dir, 1, (text) => text.replace(/Host: [^\r\n\\]+/i, 'Host: api.example.com')),
        /: line 2 of exchanges\.ndjson is not the recorded exchange$/,
      ],
      [
        'another status in an exchange',
        (dir) => editExchange(dir, 4, (text) => text.replace(/HTTP\/1\.1 \d+/, 'HTTP/1.1 418')),
        /: line 5 of exchanges\.ndjson is not the recorded exchange$/,
      ],
    ],
    signFiles,
  );

  it('`certify` refuses the files too, and `replay` names the difference', async () => {
    const dir = await run(FAULT);
    report(pass)(dir);
    const key = join(dir, '..', 'key.pem');
    writeFileSync(key, KEYS.privateKey.export({ type: 'pkcs8', format: 'pem' }));
    expect(await capture(() => runCommandLine(['certify', dir, '--key', key]))).toMatchObject({
      code: 64,
      stdout: '',
      stderr: expect.stringMatching(
        /cannot be certified: its result does not follow from its recording: error\.allow is pass; the recording gives fail: /,
      ),
    });
    expect(await replayIn(dir)).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^proofmark: replay: error\.allow is pass; the recording gives fail: /),
    });
  });
});

function editExchange(dir: string, at: number, change: (text: string) => string): void {
  rewriteExchanges(dir, (lines) =>
    lines.map((line, index) => {
      if (index !== at) return line;
      const changed = change(line);
      expect(changed).not.toBe(line);
      return changed;
    }),
  );
}
