/** The vocabulary that every folder shares: clauses, outcomes, records. Pure types and the few constants behind them. */
import type { Gate } from './contract/baseline.ts';

export const AREAS = [
  'get',
  'post',
  'put',
  'delete',
  'auth',
  'write',
  'error',
  'lifecycle',
  'media',
  'overload',
] as const;
/** The first segment of a clause id. */
export type Area = (typeof AREAS)[number];

export type Level = 'core' | 'full';
/** `required` decides the verdict, `optional` warns, `check` only observes. */
export type Kind = 'required' | 'optional' | 'check';
/** `page`: the page says it; `follows`: it follows from the page; `rfc`: HTTP adds it to a documented status. */
export type Basis = 'page' | 'follows' | 'rfc';

export const OUTCOMES = ['pass', 'fail', 'warn', 'not-exercised', 'not-applicable', 'inconclusive', 'error'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** How a cell was reached. */
export type Evidence = 'natural' | 'conditional' | 'load' | 'hook';
export type Verdict = 'conformant' | 'non-conformant' | 'incomplete';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The media type in which the page requires a write to send its data. */
export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** A passage that a clause rests on; `quote` stands word for word in the page (or names what the RFC section says). */
export interface Source {
  document: 'page' | `RFC ${number}`;
  /** The page's heading, or the RFC's section number. */
  section: string;
  quote: string;
}

/** A method × documented status; `via` is the method that carries it on the wire. */
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
  /** Why it follows, when `basis` is `follows`. */
  rationale?: string;
  source: Source[];
  statement: string;
  appliesTo: string;
  /** Present on the 44 status cells alone. */
  cell?: Cell;
}

/** What contradicts a clause, ready to be read: every string is redacted already. */
export interface Finding {
  /** Which rule was broken, where: one sentence. */
  message: string;
  expected: string;
  actual: string;
  /** One command, or several lines to be run in order, that show it again; secrets stand as shell variables. */
  curl: string;
  /** The exchange that shows it, as HTTP/1.1 text: request, a blank line, response. */
  exchange: string;
  /** The property's seed and fast-check path, and the shrunk value, when a property found it. */
  replay?: { seed: number; path: string; counterexample: string };
}

/** An exchange kept as evidence beside an outcome; redacted. */
export interface RecordedExchange {
  title: string;
  text: string;
}

/** What became of one clause. */
export interface ClauseRecord {
  id: string;
  kind: Kind;
  level: Level;
  outcome: Outcome;
  evidence: Evidence[];
  /** Why it did not pass, or null. */
  reason: string | null;
  /** What a `check` saw. */
  observation?: string;
  requests: number;
  /** Milliseconds. */
  durationMs: number;
  findings: Finding[];
  /** Names of the cases behind the outcome, with what became of each. */
  cases: { name: string; outcome: Outcome; reason: string | null }[];
  /** A sample of the exchanges; in `exchanges.ndjson`, not in conformance.json. */
  exchanges: RecordedExchange[];
}

export type Totals = Record<Outcome, number>;

/** `conformance.json`, as `specs/schemas/conformance.schema.json` describes it. */
export interface Conformance {
  schema: 'proofmark/conformance@1';
  verdict: Verdict;
  /** The level that was asked for. */
  level: Level;
  /** Why the verdict is not `conformant`; one sentence, or null. */
  reason: string | null;
  /** Required clauses that passed, of those that apply, at each level. */
  attained: { core: { passed: number; of: number }; full: { passed: number; of: number } };
  suite: {
    version: string;
    /** The digest of the clause set. */
    clauses: string;
    /** The number under which that set was frozen; absent where nobody froze it. */
    revision?: number;
    /** The digest of the code and the data that sent and judged. */
    code?: string;
  };
  target: {
    baseUrl: string;
    resources: string[];
    /** Its certificate was not verified: anybody may have answered in its name. */
    insecure?: true;
    /** The proxy between us and it, without userinfo. */
    proxy?: string;
  };
  profile: { name: string; digest: string };
  seed: number;
  runs: number;
  /** What else the outcomes depend on, as the run was told it; redacted. */
  configuration?: Configuration;
  /** Present where `--clause` selected a part of the clauses. */
  selection?: { patterns: string[]; clauses: string[] };
  /** Present on one shard of a run. */
  shard?: { index: number; of: number; clauses: string[] };
  /** Present on a run that was merged: of how many shards. */
  mergedFrom?: number;
  /** Present, and true, where the run was ended early. */
  interrupted?: boolean;
  /** What a baseline made of it. Never part of the verdict. */
  gate?: Gate;
  startedAt: string;
  durationMs: number;
  requests: number;
  totals: Totals;
  clauses: Omit<ClauseRecord, 'exchanges'>[];
}

/** Settings that decide what can be exercised. */
export interface Configuration {
  /** As `--hook` takes it, or null. */
  hook: string | null;
  burst: number | null;
  otherAccount: boolean;
  /** `Resource.Field` → value. */
  values: Record<string, string>;
}
