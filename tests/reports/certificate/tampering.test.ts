/** Every change to a certificate is detected and named: 25 single changes, and flipped bits in the payload, the signature and both files. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyCertificate } from '../../../reports/certificate/verify.ts';
import { envelopeOf, KEYS, opened, STRANGER, stated } from '../../support/reports/certified.ts';
import {
  type Change,
  GOOD,
  inEnvelope,
  inPayload,
  LIE,
  resigned,
  testChanges,
} from '../../support/reports/tampering.ts';

const CHANGES: Change[] = [
  // changes to the envelope
  [
    'a certificate that is not JSON',
    () => ({ ...GOOD, certificate: GOOD.certificate.slice(1) }),
    'the certificate is not valid JSON',
  ],
  ['no signature', () => inEnvelope((e) => ({ ...e, signatures: [] })), /not a DSSE envelope: \/signatures/],
  [
    'a second signature',
    () => inEnvelope((e) => ({ ...e, signatures: [...e.signatures, ...e.signatures] })),
    /not a DSSE/,
  ],
  ['an unknown member', () => inEnvelope((e) => ({ ...e, note: '' })), /not a DSSE envelope: .*"note"/],
  [
    'another payload type',
    () => inEnvelope((e) => ({ ...e, payloadType: 'text/plain' })),
    'the payload type is "text/plain", not application/vnd.in-toto+json',
  ],
  [
    'white space in the payload',
    () => inEnvelope((e) => ({ ...e, payload: `${e.payload}\n` })),
    /payload is not in can/,
  ],
  [
    'another signature',
    () => inEnvelope(({ signatures: [one], ...e }) => ({ ...e, signatures: [{ ...one, sig: `${'A'.repeat(86)}==` }] })),
    LIE,
  ],
  [
    'unused bits in the last base64 character of the signature',
    () =>
      inEnvelope(({ signatures: [one], ...e }) => ({
        ...e,
        signatures: [{ ...one, sig: one.sig.replace(/.==$/, (end) => (end === 'B==' ? 'C==' : 'B==')) }],
      })),
    'the signature is not in canonical base64',
  ],
  [
    'the id of the key',
    () =>
      inEnvelope(({ signatures: [one], ...e }) => ({
        ...e,
        signatures: [{ ...one, keyid: `sha256:${'0'.repeat(64)}` }],
      })),
    /^the keyid sha256:0{64} is not the id of the signing key, the key of --key$/,
  ],
  [
    'the signer',
    () => ({ ...GOOD, certificate: envelopeOf(stated(GOOD.certificate), STRANGER.privateKey) }),
    /^another key \(sha256:[0-9a-f]{64}\) signed the certificate, not the key of --key \(sha256:[0-9a-f]{64}\)$/,
  ],
  ['a payload that is not JSON', () => inEnvelope((e) => ({ ...e, payload: 'AAAA' })), 'the payload is not valid JSON'],
  // changes to the statement that keep the old signature
  [
    'the verdict',
    () =>
      inPayload((s) => {
        s.predicate.proofmark.verdict = 'conformant';
      }),
    LIE,
  ],
  [
    'the target',
    () =>
      inPayload((s) =>
        s.subject.forEach((one) => {
          one.name = 'https://else';
        }),
      ),
    LIE,
  ],
  // changes to the statement that sign it again
  [
    'the result, signed again',
    () =>
      resigned((s) => {
        s.predicate.result = 'PASSED';
      }),
    'predicate.result is "PASSED" in the certificate; the files give "FAILED"',
  ],
  [
    'the verdict, signed again',
    () =>
      resigned((s) => {
        s.predicate.proofmark.verdict = 'conformant';
      }),
    'predicate.proofmark.verdict is "conformant" in the certificate; the files give "non-conformant"',
  ],
  [
    'the level, signed again',
    () =>
      resigned((s) => {
        s.predicate.proofmark.level = 'core';
      }),
    'predicate.proofmark.level is "core" in the certificate; the files give "full"',
  ],
  [
    'the name of the target, signed again',
    () =>
      resigned((s) =>
        s.subject.forEach((one) => {
          one.name = 'https://else';
        }),
      ),
    'subject.0.name is "https://else" in the certificate; the files give "http://127.0.0.1:4010"',
  ],
  [
    'the digest of the target, signed again',
    () =>
      resigned((s) =>
        s.subject.forEach((one) => {
          one.digest.sha256 = '0'.repeat(64);
        }),
      ),
    /^subject\.0\.digest\.sha256 is "0{64}" in the certificate/,
  ],
  [
    'a clause removed from the failed clauses, signed again',
    () => resigned((s) => void s.predicate.failedTests.pop()),
    'predicate.failedTests.0 is nothing in the certificate; the files give "get.404"',
  ],
  [
    'a clause removed from the clauses not exercised, signed again',
    () =>
      resigned((s) => {
        s.predicate.proofmark.notExercised = [];
      }),
    'predicate.proofmark.notExercised.0 is nothing in the certificate; the files give {"id":"get.302","reason":"a reason"}',
  ],
  [
    'the evidence of a clause, signed again',
    () =>
      resigned((s) => {
        s.predicate.proofmark.evidence.hook = [];
      }),
    'predicate.proofmark.evidence.hook.0 is nothing in the certificate; the files give "auth.wrong-token"',
  ],
  [
    'the seed, signed again',
    () =>
      resigned((s) => {
        s.predicate.configuration[3] = { name: 'seed', digest: { sha256: '0'.repeat(64) } };
      }),
    /^predicate\.configuration\.3\.digest\.sha256 is "0{64}"/,
  ],
  [
    'a removed material, signed again',
    () => resigned((s) => void s.predicate.configuration.pop()),
    'the certificate does not name exchanges.ndjson',
  ],
  [
    'another predicate type, signed again',
    () => resigned((s) => void Object.assign(s, { predicateType: 'https://slsa.dev/provenance/v1' })),
    /^the statement does not match its schema: \/predicateType/,
  ],
  [
    'the public key, signed again',
    () =>
      resigned((s) => {
        s.predicate.proofmark.signer.publicKey = 'x';
      }),
    /^predicate\.proofmark\.signer\.publicKey is "x" in the certificate/,
  ],
];

describe('a single change to the certificate', () => {
  testChanges(CHANGES);

  it('is one of 25 cases', () => {
    expect(CHANGES).toHaveLength(25);
  });
});

/** Returns the text with one bit flipped. */
function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << bit), at);
  return copy;
}

describe('a single bit', () => {
  const files = { conformance: Buffer.from(GOOD.conformance), exchanges: Buffer.from(GOOD.exchanges) };
  const key = KEYS.publicKey;
  const flip = (length: number) => fc.tuple(fc.nat(length - 1), fc.nat(7));
  const options = { seed: 1, numRuns: 40 };

  it.each(['payload', 'sig'] as const)('flipped in the %s is detected', (member) => {
    const envelope = opened(GOOD.certificate);
    const [one] = envelope.signatures;
    const bytes = Buffer.from(member === 'sig' ? one.sig : envelope.payload, 'base64');
    fc.assert(
      fc.property(flip(bytes.length), ([at, bit]) => {
        const text = flipped(bytes, at, bit).toString('base64');
        const changed =
          member === 'sig' ? { ...envelope, signatures: [{ ...one, sig: text }] } : { ...envelope, payload: text };
        const { problems } = verifyCertificate({ certificate: JSON.stringify(changed), files, key, level: null });
        expect(problems).toContain(LIE);
      }),
      options,
    );
  });

  it.each(['conformance', 'exchanges'] as const)('flipped in %s is detected', (name) => {
    fc.assert(
      fc.property(flip(files[name].length), ([at, bit]) => {
        const changed = { ...files, [name]: flipped(files[name], at, bit) };
        const { problems } = verifyCertificate({ certificate: GOOD.certificate, files: changed, key, level: null });
        expect(problems).toContainEqual(expect.stringMatching(/^\S+ is not the certified file/));
      }),
      options,
    );
  });
});
