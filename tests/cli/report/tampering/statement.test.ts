/** Single edits of a signed report without a new signature, and of the statement with one: `verify` finds each and names it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../../reports/certificate/statement.ts';
import {
  conformanceIn,
  recordedRuns,
  replayIn,
  rewriteExchanges,
  rewriteReport,
  signFiles,
  verifyIn,
} from '../../../support/reports/bundle.ts';
import { envelopeOf, stated } from '../../../support/reports/certified.ts';
import { editTests, FAILED, FAULT, set } from '../../../support/reports/edits.ts';
import { entry, LIE } from '../../../support/reports/tampering.ts';

const run = recordedRuns();

async function signed(): Promise<string> {
  const dir = await run(FAULT);
  signFiles(dir);
  return dir;
}

const testEdits = editTests(signed);

it('finds nothing in an unchanged report', async () => {
  const dir = await signed();
  expect(conformanceIn(dir).clauses.filter(({ outcome }) => outcome !== 'pass')).toMatchObject([{ id: FAILED }]);
  const { code, stdout, stderr } = await verifyIn(dir);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('the verdict follows from the recorded exchanges');
  expect(await replayIn(dir)).toMatchObject({ code: 0, stderr: '' });
});

describe('an edit without a new signature', () => {
  testEdits([
    [
      'an outcome',
      (dir) => rewriteReport(dir, (c) => set(entry(c, FAILED), { outcome: 'pass' })),
      /: conformance\.json is not the certified file/,
    ],
    [
      'an exchange',
      (dir) => rewriteExchanges(dir, (lines) => lines.slice(1)),
      /: exchanges\.ndjson is not the certified/,
    ],
    [
      'the recording',
      (dir) => writeFileSync(join(dir, 'recording.ndjson.gz'), 'x'),
      /: recording\.ndjson\.gz is not the recorded file: its digest is/,
    ],
    [
      'the verdict in the statement',
      (dir) =>
        editEnvelope(dir, (envelope) => {
          const statement = statementIn(dir);
          statement.predicate.proofmark.verdict = 'conformant';
          envelope.payload = Buffer.from(JSON.stringify(statement)).toString('base64');
        }),
      new RegExp(LIE),
    ],
    [
      'the id of the key',
      (dir) => editEnvelope(dir, ({ signatures: [one] }) => set(one, { keyid: `sha256:${'0'.repeat(64)}` })),
      /: the keyid sha256:0{64} is not the id of the signing key/,
    ],
  ]);
});

interface Envelope {
  payload: string;
  signatures: [{ keyid: string; sig: string }];
}

function editEnvelope(dir: string, change: (envelope: Envelope) => void): void {
  const file = join(dir, 'certificate.json');
  const envelope = JSON.parse(readFileSync(file, 'utf8')) as Envelope;
  change(envelope);
  writeFileSync(file, JSON.stringify(envelope));
}

const statementIn = (dir: string): Statement => stated(readFileSync(join(dir, 'certificate.json'), 'utf8'));

/** Changes the statement and signs it again. */
const restate =
  (change: (statement: Statement) => void) =>
  (dir: string): void => {
    const statement = statementIn(dir);
    change(statement);
    writeFileSync(join(dir, 'certificate.json'), envelopeOf(statement));
  };

const zeros = { sha256: '0'.repeat(64) };
const details = ({ predicate }: Statement) => predicate.proofmark;
const subject = ({ subject: [first] }: Statement): Statement['subject'][number] => {
  if (first === undefined) throw new Error('no subject');
  return first;
};
const material = ({ predicate }: Statement, name: string) => {
  const found = predicate.configuration.find((descriptor) => descriptor.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
};

describe('an edit of the statement, signed again', () => {
  testEdits([
    ['the result', restate(({ predicate }) => set(predicate, { result: 'PASSED' })), /: predicate\.result is "PASSED"/],
    [
      'the verdict',
      restate((s) => set(details(s), { verdict: 'conformant' })),
      /\.verdict is "conformant" in the cert/,
    ],
    ['the level', restate((s) => set(details(s), { level: 'core' })), /\.level is "core" in the certificate/],
    ['the reason', restate((s) => set(details(s), { reason: 'none' })), /\.reason is "none" in the certificate/],
    ['the host', restate((s) => set(subject(s), { name: 'https://else' })), /: subject\.0\.name is "https:\/\/else"/],
    [
      'the digest of the host',
      restate((s) => set(subject(s), { digest: zeros })),
      /: subject\.0\.digest\.sha256 is "0+"/,
    ],
    ['the target', restate((s) => set(details(s).target, { baseUrl: 'https://else' })), /\.target\.baseUrl is "https/],
    [
      'the resources',
      restate((s) => void details(s).target.resources.push('Calls')),
      /\.target\.resources\.\d is "Calls"/,
    ],
    ['the failed clauses', restate((s) => void s.predicate.failedTests.pop()), /\.failedTests\.0 is nothing/],
    [
      'the passed clauses',
      restate((s) => void s.predicate.passedTests.push(FAILED)),
      /\.passedTests\.\d+ is "error\.allow"/,
    ],
    [
      'the warned clauses',
      restate((s) => void s.predicate.warnedTests.push(FAILED)),
      /\.warnedTests\.0 is "error\.allow"/,
    ],
    ['the totals', restate((s) => set(details(s).totals, { fail: 0 })), /\.totals\.fail is 0 in the certificate/],
    ['what was attained', restate((s) => set(details(s).attained.core, { passed: 99 })), /\.core\.passed is 99/],
    ['the time', restate((s) => set(details(s), { startedAt: '2020-01-01T00:00:00.000Z' })), /\.startedAt is "2020/],
    ['the requests', restate((s) => set(details(s), { requests: 1 })), /\.requests is 1 in the certificate/],
    ['the evidence', restate((s) => set(details(s).evidence, { hook: [] })), /\.evidence\.hook\.0 is nothing/],
    [
      'the suite',
      restate((s) => set(material(s, 'suite'), { digest: zeros })),
      /\.configuration\.0\.digest\.sha256 is "0+"/,
    ],
    [
      'the revision',
      restate((s) => set(material(s, 'clauses'), { annotations: { revision: 1 } })),
      /\.configuration\.1\.annotations\.revision is 1/,
    ],
    [
      'the name of the profile',
      restate((s) => set(material(s, 'profile'), { annotations: { name: 'twilio' } })),
      /\.configuration\.2\.annotations\.name is "twilio"/,
    ],
    [
      'the digest of the profile',
      restate((s) => set(material(s, 'profile'), { digest: zeros })),
      /\.2\.digest\.sha256 is "0+"/,
    ],
    [
      'the seed',
      restate((s) => set(material(s, 'seed'), { annotations: { seed: 2, runs: 1 } })),
      /\.configuration\.3\.annotations\.seed is 2/,
    ],
    [
      'the digest of the recording',
      restate((s) => set(material(s, 'recording.ndjson.gz'), { digest: zeros })),
      /\.configuration\.7\.digest\.sha256 is "0+"/,
    ],
    [
      'the recording removed',
      restate(({ predicate }) => void predicate.configuration.pop()),
      /\.configuration\.7 is nothing in the certificate/,
    ],
    ['the public key', restate((s) => set(details(s).signer, { publicKey: 'x' })), /\.signer\.publicKey is "x"/],
  ]);
});
