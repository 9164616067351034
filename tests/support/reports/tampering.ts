/** A valid certificate, and ways to change it and its files. */
import { expect, it } from 'vitest';
import type { Envelope } from '../../../reports/certificate/envelope.ts';
import type { Statement } from '../../../reports/certificate/statement.ts';
import { verifyCertificate } from '../../../reports/certificate/verify.ts';
import type { Conformance } from '../../../specs/model.ts';
import { type Certified, certified, envelopeOf, KEYS, opened, sign, stated } from './certified.ts';

export const GOOD = certified({
  'get.302': { outcome: 'not-exercised' },
  'get.404': { outcome: 'fail' },
  'auth.wrong-token': { evidence: ['hook', 'natural'] },
});
export const LIE = 'the signature is invalid: the payload or the signature was changed after signing';

export function problemsOf({ certificate, conformance, exchanges }: Certified, key = true): string[] {
  return verifyCertificate({
    certificate,
    files: { conformance: Buffer.from(conformance), exchanges: Buffer.from(exchanges) },
    key: key ? KEYS.publicKey : null,
    level: null,
  }).problems;
}

export const inEnvelope = (change: (envelope: Envelope) => unknown): Certified => {
  const envelope = opened(GOOD.certificate);
  return { ...GOOD, certificate: JSON.stringify(change(envelope) ?? envelope) };
};
/** Changes the statement and keeps the signature. */
export const inPayload = (change: (statement: Statement) => void): Certified => {
  const statement = stated(GOOD.certificate);
  change(statement);
  const payload = Buffer.from(JSON.stringify(statement)).toString('base64');
  return inEnvelope((envelope) => ({ ...envelope, payload }));
};
/** Changes the statement and signs it again with the right key. Only a comparison with the files can detect the change. */
export const resigned = (change: (statement: Statement) => void): Certified => {
  const statement = stated(GOOD.certificate);
  change(statement);
  return { ...GOOD, certificate: envelopeOf(statement) };
};
export const inConformance = (change: (conformance: Conformance) => void): Certified => {
  const conformance = JSON.parse(GOOD.conformance) as Conformance;
  change(conformance);
  return { ...GOOD, conformance: JSON.stringify(conformance) };
};
/** Changes `conformance.json` and certifies it again with the right key, as a dishonest vendor could. */
export const recertified = (change: (conformance: Conformance) => void): Certified => {
  const conformance = JSON.parse(GOOD.conformance) as Conformance;
  change(conformance);
  return sign(conformance, JSON.stringify(conformance), GOOD.exchanges);
};
export const entry = ({ clauses }: Conformance, id: string) => {
  const found = clauses.find((clause) => clause.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

/** The title of the case, the change, and the message by which `verify` names the change. */
export type Change = [what: string, changed: () => Certified, message: string | RegExp];

/** Tests that `verify` detects and names each change. Without the key, `verify` detects every change except another signer. */
export function testChanges(changes: Change[]): void {
  it.each(changes)('%s: is detected and named', (_what, changed, message) => {
    expect(problemsOf(GOOD)).toEqual([]);
    expect(problemsOf(changed())).toContainEqual(
      typeof message === 'string' ? message : expect.stringMatching(message),
    );
  });

  it.each(changes.filter(([what]) => what !== 'the signer'))('%s: is detected without the key', (_what, changed) => {
    expect(problemsOf(GOOD, false)).toEqual([]);
    expect(problemsOf(changed(), false)).not.toEqual([]);
  });
}
