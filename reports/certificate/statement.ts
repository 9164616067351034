/**
 * The statement of a certificate: an in-toto Statement with the test-result predicate and an extension of our own
 * (https://in-toto.io/Statement/v1, https://in-toto.io/attestation/test-result/v0.1).
 */
import type { KeyObject } from 'node:crypto';
import type { ClauseRevision } from '../../specs/contract/revisions.ts';
import type { Conformance, Evidence, Kind, Level, Outcome, Totals, Verdict, Waiver } from '../../specs/model.ts';
import { dataDigest, sha256 } from '../../specs/utils/digest.ts';
import { assess } from '../verdict/verdict.ts';
import { keyId, publicPem } from './envelope.ts';

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
const PREDICATE_TYPE = 'https://in-toto.io/attestation/test-result/v0.1';

type DigestSet = { sha256: string };

/** in-toto attestation v1, ResourceDescriptor. */
interface Descriptor {
  name: string;
  uri?: string;
  digest: DigestSet;
  mediaType?: string;
  annotations?: Record<string, unknown>;
}

interface Reasoned {
  id: string;
  reason: string;
}

/** The extension of the test-result predicate. */
interface Details {
  schema: 'proofmark/certificate@1';
  verdict: Verdict;
  level: Level;
  reason: string | null;
  attained: Conformance['attained'];
  totals: Totals;
  target: Conformance['target'];
  startedAt: string;
  requests: number;
  notExercised: Reasoned[];
  notApplicable: Reasoned[];
  inconclusive: Reasoned[];
  /** Clause ids by evidence class. */
  evidence: Record<Evidence, string[]>;
  /** Clauses that the profile waives. Absent in certificates of earlier versions. */
  waived?: Waiver[];
  /** Clauses that the profile makes optional or a check. */
  lowered: { id: string; kind: Kind }[];
  /** The key as the signer gives it. The certificate does not prove who owns it. */
  signer: { keyid: string; publicKey: string };
}

export interface Statement {
  _type: typeof STATEMENT_TYPE;
  subject: { name: string; digest: DigestSet }[];
  predicateType: typeof PREDICATE_TYPE;
  predicate: {
    result: 'PASSED' | 'WARNED' | 'FAILED';
    configuration: Descriptor[];
    passedTests: string[];
    warnedTests: string[];
    failedTests: string[];
    proofmark: Details;
  };
}

interface StatementInput {
  conformance: Conformance;
  /** The bytes of the files. */
  files: { conformance: Buffer; exchanges: Buffer };
  frozen: ClauseRevision;
  /** The private or the public key. */
  key: KeyObject;
}

/** Returns the digest of a target: the hash of the canonical JSON `{"baseUrl":"…"}`. */
export function targetDigest(baseUrl: string): DigestSet {
  return hex(dataDigest({ baseUrl }));
}

/** Builds the statement of a run. Computes the verdict from the outcomes and ignores the recorded one. */
export function buildStatement({ conformance, files, frozen, key }: StatementInput): Statement {
  const { level, target, startedAt, clauses, waived = [] } = conformance;
  const { verdict, reason, totals, attained } = assess(clauses, { level, selection: null, interrupted: false, waived });
  const idsOf = (outcome: Outcome) => clauses.filter((clause) => clause.outcome === outcome).map(({ id }) => id);
  const reasoned = (outcome: Outcome) =>
    clauses
      .filter((clause) => clause.outcome === outcome)
      .map((clause) => ({ id: clause.id, reason: clause.reason ?? '' }));
  const reachedBy = (evidence: Evidence) =>
    clauses.filter((clause) => clause.evidence.includes(evidence)).map(({ id }) => id);
  const kinds = new Map(frozen.clauses.map(({ id, kind }) => [id, kind]));
  return {
    _type: STATEMENT_TYPE,
    subject: [{ name: target.baseUrl, digest: targetDigest(target.baseUrl) }],
    predicateType: PREDICATE_TYPE,
    predicate: {
      // a reader that knows only this member must not accept an incomplete run, nor take a waived clause for a passed one
      result: verdict !== 'conformant' ? 'FAILED' : totals.warn > 0 || waived.length > 0 ? 'WARNED' : 'PASSED',
      configuration: descriptors(conformance, files),
      passedTests: idsOf('pass'),
      warnedTests: idsOf('warn'),
      failedTests: idsOf('fail'),
      proofmark: {
        schema: 'proofmark/certificate@1',
        verdict,
        level,
        reason,
        attained,
        totals,
        target,
        startedAt,
        requests: conformance.requests,
        notExercised: reasoned('not-exercised'),
        notApplicable: reasoned('not-applicable'),
        inconclusive: reasoned('inconclusive'),
        evidence: {
          natural: reachedBy('natural'),
          conditional: reachedBy('conditional'),
          load: reachedBy('load'),
          hook: reachedBy('hook'),
        },
        waived,
        lowered: clauses.filter(({ id, kind }) => kind !== kinds.get(id)).map(({ id, kind }) => ({ id, kind })),
        signer: { keyid: keyId(key), publicKey: publicPem(key) },
      },
    },
  };
}

/** Describes the inputs and the output files of the run. */
function descriptors(conformance: Conformance, files: StatementInput['files']): Descriptor[] {
  const { suite, profile, seed, runs, configuration = null, recordings = [] } = conformance;
  return [
    { name: 'suite', uri: `pkg:npm/proofmark@${suite.version}`, digest: hex(suite.code ?? '') },
    { name: 'clauses', digest: hex(suite.clauses), annotations: { revision: suite.revision ?? null } },
    { name: 'profile', digest: hex(profile.digest), annotations: { name: profile.name } },
    { name: 'seed', digest: hex(sha256(String(seed))), annotations: { seed, runs } },
    { name: 'configuration', digest: hex(dataDigest(configuration)), annotations: { configuration } },
    { name: 'conformance.json', digest: hex(sha256(files.conformance)), mediaType: 'application/json' },
    { name: 'exchanges.ndjson', digest: hex(sha256(files.exchanges)), mediaType: 'application/x-ndjson' },
    ...recordings.map(({ name, digest }) => ({ name, digest: hex(digest), mediaType: 'application/gzip' })),
  ];
}

/** Converts our `sha256:…` to a DigestSet, whose member names the algorithm. */
function hex(digest: string): DigestSet {
  return { sha256: digest.replace(/^sha256:/, '') };
}
