/**
 * What a certificate states: an in-toto Statement with the test-result predicate, extended by what that has no words for
 * (https://in-toto.io/Statement/v1, https://in-toto.io/attestation/test-result/v0.1).
 */
import type { KeyObject } from 'node:crypto';
import type { ClauseRevision } from '../../specs/contract/revisions.ts';
import type { Conformance, Evidence, Kind, Level, Outcome, Totals, Verdict } from '../../specs/model.ts';
import { dataDigest, sha256 } from '../../specs/utils/digest.ts';
import { assess } from '../verdict/verdict.ts';
import { keyId, publicPem } from './envelope.ts';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PREDICATE_TYPE = 'https://in-toto.io/attestation/test-result/v0.1';

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

/** The extension of the predicate. */
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
  /** Clauses by how they were reached. */
  evidence: Record<Evidence, string[]>;
  /** Clauses of which the profile asks less than the contract. */
  lowered: { id: string; kind: Kind }[];
  /** As the signer gives it: whose key it is, only its owner can tell. */
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

export interface StatementInput {
  conformance: Conformance;
  /** The files as they stand. */
  files: { conformance: Buffer; exchanges: Buffer };
  frozen: ClauseRevision;
  /** Either half. */
  key: KeyObject;
}

/** A target has no bytes to hash: its digest is that of the canonical JSON of its base URL alone, `{"baseUrl":"…"}`. */
export function targetDigest(baseUrl: string): DigestSet {
  return hex(dataDigest({ baseUrl }));
}

/** The statement of a run; the verdict is computed from its outcomes, whatever the run says of itself. */
export function buildStatement({ conformance, files, frozen, key }: StatementInput): Statement {
  const { level, target, startedAt, clauses } = conformance;
  const { verdict, reason, totals, attained } = assess(clauses, { level, selection: null, interrupted: false });
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
      // what is not conformant must not pass with a reader that knows the three words alone
      result: verdict !== 'conformant' ? 'FAILED' : totals.warn > 0 ? 'WARNED' : 'PASSED',
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
        lowered: clauses.filter(({ id, kind }) => kind !== kinds.get(id)).map(({ id, kind }) => ({ id, kind })),
        signer: { keyid: keyId(key), publicKey: publicPem(key) },
      },
    },
  };
}

/** What the run was made from, and what it left behind. */
function descriptors(conformance: Conformance, files: StatementInput['files']): Descriptor[] {
  const { suite, profile, seed, runs, configuration = null } = conformance;
  return [
    { name: 'suite', uri: `pkg:npm/proofmark@${suite.version}`, digest: hex(suite.code ?? '') },
    { name: 'clauses', digest: hex(suite.clauses), annotations: { revision: suite.revision ?? null } },
    { name: 'profile', digest: hex(profile.digest), annotations: { name: profile.name } },
    { name: 'seed', digest: hex(sha256(String(seed))), annotations: { seed, runs } },
    { name: 'configuration', digest: hex(dataDigest(configuration)), annotations: { configuration } },
    { name: 'conformance.json', digest: hex(sha256(files.conformance)), mediaType: 'application/json' },
    { name: 'exchanges.ndjson', digest: hex(sha256(files.exchanges)), mediaType: 'application/x-ndjson' },
  ];
}

/** `sha256:` is ours; a DigestSet names the algorithm by its member. */
function hex(digest: string): DigestSet {
  return { sha256: digest.replace(/^sha256:/, '') };
}
