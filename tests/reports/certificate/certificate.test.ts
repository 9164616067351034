import { cpSync } from 'node:fs';
import { dsse } from '@sigstore/core';
import { describe, expect, it } from 'vitest';
import { recordProblems, refusal } from '../../../reports/certificate/consistency.ts';
import { keyId } from '../../../reports/certificate/envelope.ts';
import { targetDigest } from '../../../reports/certificate/statement.ts';
import { verifyCertificate } from '../../../reports/certificate/verify.ts';
import { freeze } from '../../../specs/contract/freeze.ts';
import { revisionsFolder } from '../../../specs/contract/revisions.ts';
import { loadClauses, loadRevision } from '../../../specs/load.ts';
import type { Kind, Level, Waiver } from '../../../specs/model.ts';
import { dataDigest } from '../../../specs/utils/digest.ts';
import { temporaryFolder } from '../../support/command/command.ts';
import {
  type Certified,
  certified,
  KEYS,
  KNOWN,
  NEWEST,
  runFacts,
  STRANGER,
  stated,
  suiteOf,
} from '../../support/reports/certified.ts';
import { CLAUSE_COUNT } from '../../support/reports/contractSize.ts';
import { conformanceOf } from '../../support/reports/records.ts';

function problemsOf(
  { certificate, conformance, exchanges }: Certified,
  level: Level | null = null,
  revisions?: string,
) {
  return verifyCertificate({
    certificate,
    files: { conformance: Buffer.from(conformance), exchanges: Buffer.from(exchanges) },
    key: KEYS.publicKey,
    level,
    ...(revisions === undefined ? {} : { revisions }),
  }).problems;
}

const waiver = (id: string, to: Waiver['to']): Waiver => ({ id, kind: kindOf(id), to, reason: 'a reason' });

function kindOf(id: string): Kind {
  const clause = loadClauses().find((each) => each.id === id);
  if (clause === undefined) throw new Error(`no clause ${id}`);
  return clause.kind;
}

describe('a certificate', () => {
  it('states a conformant run as PASSED, its target by URL and digest, its materials by digest', () => {
    const statement = stated(certified().certificate);
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [
        {
          name: 'http://127.0.0.1:4010',
          // printf '%s' '{"baseUrl":"http://127.0.0.1:4010"}' | sha256sum
          digest: { sha256: 'c67a924edb3c3ec2d9716414d2fb498cef80c4596fa1d7b192d78101bf897a51' },
        },
      ],
      predicateType: 'https://in-toto.io/attestation/test-result/v0.1',
      predicate: {
        result: 'PASSED',
        failedTests: [],
        proofmark: { verdict: 'conformant', level: 'full', reason: null },
      },
    });
    expect(statement.predicate.passedTests).toHaveLength(CLAUSE_COUNT);
    expect(statement.predicate.configuration.map(({ name }) => name)).toEqual([
      'suite',
      'clauses',
      'profile',
      'seed',
      'configuration',
      'conformance.json',
      'exchanges.ndjson',
    ]);
    expect(targetDigest('http://127.0.0.1:4010')).toEqual(statement.subject[0]?.digest);
  });

  it.each([
    ['a warning', { outcome: 'warn', kind: 'optional' }, 'WARNED', 'conformant'],
    ['a failure', { outcome: 'fail' }, 'FAILED', 'non-conformant'],
    ['an inconclusive clause', { outcome: 'inconclusive' }, 'FAILED', 'incomplete'],
  ] as const)('of a run with %s states the right result and verdict', (_what, replaced, result, verdict) => {
    const profile = { name: 'their own', digest: `sha256:${'d'.repeat(64)}` };
    const waived: Waiver[] = replaced.outcome === 'warn' ? [waiver('get.404', 'optional')] : [];
    const made = certified({ 'get.404': replaced }, { profile, waived });
    expect(stated(made.certificate).predicate).toMatchObject({ result, proofmark: { verdict } });
    expect(problemsOf(made)).toEqual([]);
    const { lowered } = stated(made.certificate).predicate.proofmark;
    expect(lowered).toEqual(replaced.outcome === 'warn' ? [{ id: 'get.404', kind: 'optional' }] : []);
  });

  it('with waived clauses has the result WARNED, and does not verify at a level unless they are named', () => {
    const profile = { name: 'their own', digest: `sha256:${'d'.repeat(64)}` };
    const waived = [waiver('get.404', 'not-applicable'), waiver('error.allow', 'check')];
    const made = certified(
      { 'get.404': { outcome: 'not-applicable' }, 'error.allow': { kind: 'check' } },
      { profile, waived, level: 'core' },
    );
    expect(stated(made.certificate).predicate).toMatchObject({
      result: 'WARNED',
      proofmark: { verdict: 'conformant', waived },
    });
    const check = (allowWaived: string[], profileDigest: string | null = null) =>
      verifyCertificate({
        certificate: made.certificate,
        files: { conformance: Buffer.from(made.conformance), exchanges: Buffer.from(made.exchanges) },
        key: null,
        level: 'core',
        allowWaived,
        profileDigest,
      }).problems;
    expect(check(['get.404', 'error.allow'])).toEqual([]);
    expect(check(['get.404'])).toEqual([
      'the profile waives 1 clause: error.allow; to accept this, name them: --allow-waived error.allow',
    ]);
    expect(check(['get.404', 'error.allow'], profile.digest)).toEqual([]);
    expect(check(['get.404', 'error.allow'], `sha256:${'e'.repeat(64)}`)).toEqual([
      `the profile their own has the digest ${profile.digest}, not sha256:${'e'.repeat(64)}`,
    ]);
  });

  it.each([
    ['a waiver that the record does not show', [waiver('get.404', 'check')], /makes get\.404 check, but lists it/],
    ['a clause as not applicable that passed', [waiver('get.404', 'not-applicable')], /but its outcome is pass/],
  ])('of a record with %s is refused', (_what, waived, problem) => {
    const profile = { name: 'their own', digest: `sha256:${'d'.repeat(64)}` };
    const given = conformanceOf({}, { ...runFacts(), profile, waived });
    expect(recordProblems(given, loadRevision(NEWEST)).join()).toMatch(problem);
  });

  it('names each recording by its digest', () => {
    const digest = `sha256:${'e'.repeat(64)}`;
    const names = ['recording-1.ndjson.gz', 'recording-2.ndjson.gz'];
    const made = certified({}, { recordings: names.map((name) => ({ name, digest })), mergedFrom: 2 });
    expect(stated(made.certificate).predicate.configuration.slice(-2)).toEqual(
      names.map((name) => ({ name, digest: { sha256: 'e'.repeat(64) }, mediaType: 'application/gzip' })),
    );
    expect(problemsOf(made)).toEqual([]);
  });

  it('can be verified against a required level', () => {
    const gap = certified({ 'get.503': { outcome: 'not-exercised' } }, { level: 'full' });
    expect(problemsOf(gap, 'core')).toEqual([]);
    expect(problemsOf(gap, 'full')).toEqual([
      'the target is not conformant at level full: incomplete, 1 required clause of level full did not pass: get.503 (not-exercised).',
    ]);
  });

  it('cannot be verified without the files that it names', () => {
    const { certificate, conformance } = certified();
    const files = { conformance: Buffer.from(conformance), exchanges: null };
    expect(verifyCertificate({ certificate, files, key: null, level: null }).problems).toEqual([
      'exchanges.ndjson is not beside the certificate: give its folder with --dir',
    ]);
  });

  it('signs the DSSE encoding of the payload, and derives the key id from the public key', () => {
    // the example in the DSSE specification
    const encoded = dsse.preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
    expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
    expect(keyId(KEYS.privateKey)).toBe(keyId(KEYS.publicKey));
    expect(keyId(KEYS.publicKey)).not.toBe(keyId(STRANGER.publicKey));
    expect(keyId(KEYS.publicKey)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe('certify refuses', () => {
  it.each([
    [{ shard: { index: 1, of: 2, clauses: ['get.200'] } }, /^it is shard 1\/2 of a run/],
    [{ selection: { patterns: ['get.*'], clauses: ['get.200'] } }, /^--clause selected only part .* \(get\.\*\)/],
    [{ interrupted: true }, /^the run was interrupted/],
    [{ suite: { version: '0.1.0', clauses: 'sha256:x', code: 'sha256:y' } }, /no frozen revision/],
    [{ suite: { version: '0.1.0', clauses: 'sha256:x', revision: 1 } }, /name the suite that ran/],
  ])('%j', (change, reason) => {
    expect(refusal({ ...conformanceOf({}, runFacts()), ...change })).toMatch(reason);
    expect(refusal(conformanceOf({}, runFacts()))).toBeNull();
  });

  it('a run with an internal error of proofmark', () => {
    expect(refusal(conformanceOf({ 'get.200': { outcome: 'error' } }, runFacts()))).toMatch(
      /internal error of proofmark/,
    );
  });

  it('a clause whose kind differs from the profile', () => {
    const optional = conformanceOf({ 'put.200': { kind: 'optional' } }, runFacts());
    expect(recordProblems(optional, loadRevision(NEWEST))).toEqual([
      'conformance.json lists put.200 as optional; the profile makes it required',
    ]);
    const own = { ...optional, profile: { ...optional.profile, name: 'their own' } };
    expect(recordProblems(own, loadRevision(NEWEST))).toEqual([
      'conformance.json lists put.200 as optional, but not among the waived clauses',
    ]);
    expect(recordProblems({ ...own, waived: [waiver('put.200', 'optional')] }, loadRevision(NEWEST))).toEqual([]);
    const raised = conformanceOf({ 'put.200': { kind: 'required' } }, runFacts());
    expect(recordProblems(raised, loadRevision(NEWEST))).toEqual([]);
  });
});

describe('a later version with a new clause revision', () => {
  const folder = () => {
    const path = temporaryFolder();
    cpSync(revisionsFolder(), path, { recursive: true });
    return path;
  };
  const next = NEWEST + 1;
  const fewer = loadClauses().slice(0, -1);

  it('verifies certificates of the old revision and of the new revision', () => {
    const revisions = folder();
    const digest = dataDigest(fewer);
    expect(freeze({ clauses: fewer, digest, suite: '0.2.0' }, revisions)).toBe(next);
    expect(problemsOf(certified(), null, revisions)).toEqual([]);
    const second = certified({}, { suite: suiteOf(next, digest), clauses: fewer }, loadRevision(next, revisions));
    expect(stated(second.certificate).predicate.configuration[1]).toEqual({
      name: 'clauses',
      digest: { sha256: digest.slice(7) },
      annotations: { revision: next },
    });
    expect(problemsOf(second, null, revisions)).toEqual([]);
    expect(problemsOf(second)).toContain(
      `clause revision ${next} is not known here; known: ${KNOWN}; a later version of proofmark may know it`,
    );
  });
});
