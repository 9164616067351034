/** Certificates of runs with invented records. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type Envelope, signEnvelope } from '../../../reports/certificate/envelope.ts';
import { buildStatement, type Statement } from '../../../reports/certificate/statement.ts';
import type { RunFacts } from '../../../reports/record/conformance.ts';
import { serializeConformance } from '../../../reports/record/conformance.ts';
import { exchangesText } from '../../../reports/record/exchanges.ts';
import type { ClauseRevision } from '../../../specs/contract/revisions.ts';
import { clauseRevisions, clauseSetDigest, loadProfile, loadRevision } from '../../../specs/load.ts';
import type { ClauseRecord, Conformance } from '../../../specs/model.ts';
import { conformanceOf } from './records.ts';

export const KEYS = generateKeyPairSync('ed25519');
export const STRANGER = generateKeyPairSync('ed25519');

/** The newest clause revision, which equals the current clauses. */
export const NEWEST = clauseRevisions().at(-1) ?? 0;
/** The known clause revisions, as error messages list them. */
export const KNOWN = clauseRevisions().join(', ');

/** The texts of a certificate and of the two files that it covers. */
export interface Certified {
  certificate: string;
  conformance: string;
  exchanges: string;
}

export const suiteOf = (revision: number, clauses: string): Conformance['suite'] => ({
  version: '0.1.0',
  clauses,
  revision,
  code: `sha256:${'c'.repeat(64)}`,
});

export function runFacts(overrides: Partial<RunFacts> = {}): Partial<RunFacts> {
  return {
    suite: suiteOf(NEWEST, clauseSetDigest()),
    profile: { name: 'documented', digest: loadProfile('documented').digest },
    configuration: { hook: 'Prefer: code={status}', burst: null, otherAccount: true, values: {} },
    ...overrides,
  };
}

/** Returns a certified run. Every clause passed except those in `replaced`. */
export function certified(
  replaced: Record<string, Partial<ClauseRecord>> = {},
  overrides: Partial<RunFacts> = {},
  frozen: ClauseRevision = loadRevision(NEWEST),
): Certified {
  const conformance = conformanceOf(replaced, runFacts(overrides));
  const records = conformance.clauses.map(({ id }) => ({
    id,
    exchanges: [{ title: `${id}: GET /x`, text: 'GET /x HTTP/1.1\n\nHTTP/1.1 200 OK' }],
  }));
  return sign(conformance, serializeConformance(conformance), exchangesText(records), frozen);
}

/** Signs a certificate of these files with `key`. */
export function sign(
  conformance: Conformance,
  text: string,
  exchanges: string,
  frozen = loadRevision(NEWEST),
  key: KeyObject = KEYS.privateKey,
): Certified {
  const files = { conformance: Buffer.from(text), exchanges: Buffer.from(exchanges) };
  const statement = buildStatement({ conformance, files, frozen, key });
  return { certificate: envelopeOf(statement, key), conformance: text, exchanges };
}

export function envelopeOf(statement: unknown, key: KeyObject = KEYS.privateKey): string {
  return JSON.stringify(signEnvelope(Buffer.from(JSON.stringify(statement)), key), null, 2);
}

export const opened = (certificate: string): Envelope => JSON.parse(certificate) as Envelope;

export function stated(certificate: string): Statement {
  return JSON.parse(Buffer.from(opened(certificate).payload, 'base64').toString('utf8')) as Statement;
}
