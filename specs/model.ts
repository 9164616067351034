/** The vocabulary that all folders share: clauses, outcomes and records. */
import type { Gate } from './contract/baseline.ts';
import type { Diagnosis } from './contract/diagnosis.ts';

export const AREAS = [
  'get',
  'post',
  'put',
  'delete',
  'auth',
  'write',
  'error',
  'list',
  'lifecycle',
  'media',
  'overload',
] as const;
/** The first segment of a clause id. */
export type Area = (typeof AREAS)[number];

export type Level = 'core' | 'full';
/** `required` decides the verdict, `optional` warns, `check` only observes. */
export type Kind = 'required' | 'optional' | 'check';
/** `page`: the page states it; `follows`: it follows from the page; `rfc`: HTTP requires it of a documented status. */
export type Basis = 'page' | 'follows' | 'rfc';

export const OUTCOMES = ['pass', 'fail', 'warn', 'not-exercised', 'not-applicable', 'inconclusive', 'error'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How an outcome was reached. */
export type Evidence = 'natural' | 'conditional' | 'load' | 'hook';
export type Verdict = 'conformant' | 'non-conformant' | 'incomplete';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The media type in which the page requires a write to send its data. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A passage that supports a clause. `quote` is a literal quotation of the page, or a summary of the RFC section. */
export interface Source {
  document: 'page' | `RFC ${number}`;
  /** The page's heading, or the RFC's section number. */
  section: string;
  quote: string;
}

/** A method and a documented status. `via` says whether the method is sent natively or overloaded. */
export interface Cell {
  method: Method;
  status: number;
  via: 'native' | 'overloaded';
}

/** One normative sentence with a stable id. */
export interface Clause {
  /** `area.name` or `area.name.status`; never renamed, never reused. */
  id: string;
  area: Area;
  title: string;
  kind: Kind;
  level: Level;
  basis: Basis;
  /** Why the clause follows from the page, if `basis` is `follows`. */
  rationale?: string;
  source: Source[];
  statement: string;
  appliesTo: string;
  /** The method and status of a status cell. Only the 44 status cells have it. */
  cell?: Cell;
}

/** The request of a finding. */
export interface FindingRequest {
  method: Method | 'HEAD';
  /** The method that `?_method=` asks for. */
  overload?: 'PUT' | 'DELETE';
  /** The path below the account, with names instead of sids, such as `/Queues/{Sid}`. Absent for a path outside of the profile. */
  path?: string;
  resource?: string;
  place?: 'collection' | 'instance';
  /** Describes the credentials, unless they are the account's own. */
  credentials?: string;
  /** The type of the body, unless it is a form. */
  contentType?: string;
}

/** A contradiction of a clause. All strings are redacted. */
export interface Finding {
  /** The broken rule. */
  message: string;
  /** One sentence: what was asked, what was observed and what was expected. Absent in reports of earlier versions. */
  summary?: string;
  /** What was asked; absent if no single request shows the contradiction. */
  request?: FindingRequest;
  /** The status of the answer. */
  status?: number;
  /** The statuses that were expected, if the status is the contradiction. */
  expectedStatuses?: number[];
  expected: string;
  actual: string;
  /** Shell commands, one per line, that reproduce the finding. Secrets are shell variables. */
  curl: string;
  /** The exchange with the contradiction, as HTTP/1.1 text: request, blank line, response. */
  exchange: string;
  /** The seed, the fast-check path and the shrunk value, if a property made the finding. */
  replay?: { seed: number; path: string; counterexample: string };
}

/** An exchange that is kept as evidence, redacted. */
export interface RecordedExchange {
  title: string;
  text: string;
}

/** The result of one clause. */
export interface ClauseRecord {
  id: string;
  kind: Kind;
  level: Level;
  outcome: Outcome;
  evidence: Evidence[];
  /** Why the clause did not pass, or null. */
  reason: string | null;
  /** The observation of a `check`. */
  observation?: string;
  requests: number;
  /** How many answers of each kind the cases received, such as `own create 201`. Absent if there were none. */
  answers?: Record<string, number>;
  /** The kinds of observations that contradict the clause, as `kind: value`. The diagnosis compares them. */
  traits?: string[];
  /** Milliseconds. */
  durationMs: number;
  findings: Finding[];
  /** The cases of the clause with their outcomes. */
  cases: { name: string; outcome: Outcome; reason: string | null }[];
  /** A sample of the exchanges, for `exchanges.ndjson`. */
  exchanges: RecordedExchange[];
  /** On the first clause of a shard: what its exchanges contradict among the clauses of other shards. */
  elsewhere?: ElsewhereFinding[];
}

/** A contradiction of a clause that another shard attempts. */
export interface ElsewhereFinding {
  clause: string;
  evidence: Evidence;
  finding: Finding;
}

/** The recording of a run or of one shard. */
export interface RecordingFile {
  /** The name of the file. */
  name: string;
  /** `sha256:` and 64 hexadecimal digits. */
  digest: string;
}

/** A clause whose kind the profile lowers. */
export interface Waiver {
  id: string;
  /** The kind in the contract. */
  kind: Kind;
  /** The kind in the profile. */
  to: Kind | 'not-applicable';
  /** Why, in the words of the profile. */
  reason: string;
}

export type Totals = Record<Outcome, number>;

/** `conformance.json`, as `specs/schemas/conformance.schema.json` describes it. */
export interface Conformance {
  schema: 'proofmark/conformance@1';
  verdict: Verdict;
  /** The requested level. */
  level: Level;
  /** Why the verdict is not `conformant`; one sentence, or null. */
  reason: string | null;
  /** How many required clauses apply and how many of them passed, at each level. */
  attained: { core: { passed: number; of: number }; full: { passed: number; of: number } };
  suite: {
    version: string;
    /** The digest of the clause set. */
    clauses: string;
    /** The frozen revision of the clause set; absent if the set is not frozen. */
    revision?: number;
    /** The digest of the code and data of the suite. */
    code?: string;
  };
  target: {
    baseUrl: string;
    resources: string[];
    /** The TLS certificate was not verified, so the identity of the target is unknown. */
    insecure?: true;
    /** The proxy, without userinfo. */
    proxy?: string;
  };
  profile: { name: string; digest: string };
  seed: number;
  runs: number;
  /** Other settings that the outcomes depend on, redacted. */
  configuration?: Configuration;
  /** Present if `--clause` selected some of the clauses. */
  selection?: { patterns: string[]; clauses: string[] };
  /** Present on one shard of a run. */
  shard?: { index: number; of: number; clauses: string[]; findings?: ElsewhereFinding[] };
  /** The number of shards; only present on a merged run. */
  mergedFrom?: number;
  /** True if the run was interrupted; otherwise absent. */
  interrupted?: boolean;
  /** The result of the baseline. Never part of the verdict. */
  gate?: Gate;
  startedAt: string;
  durationMs: number;
  requests: number;
  totals: Totals;
  /** The recordings of all exchanges, beside this file. Absent if the run was not recorded to its end. */
  recordings?: RecordingFile[];
  /** The clauses that the profile waives. Absent in reports of earlier versions. */
  waived?: Waiver[];
  /** The causes of the failures; absent if none is known. */
  diagnosis?: Diagnosis;
  clauses: Omit<ClauseRecord, 'exchanges' | 'elsewhere'>[];
}

/** Settings that determine which clauses can be exercised. */
export interface Configuration {
  /** The hook in the syntax of `--hook`, or null. */
  hook: string | null;
  burst: number | null;
  otherAccount: boolean;
  /** Maps `Resource.Field` to the only value that the target accepts. */
  values: Record<string, string>;
}
