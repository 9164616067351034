/** The settings of a run, as plain data that can be passed to a vitest worker. */
import type { Level } from '../specs/model.ts';
import type { Profile } from '../specs/profile/model.ts';

export interface Account {
  accountSid: string;
  authToken: string;
}

/** How a request makes the target answer a given status. `template` contains `{status}` once. */
export type Hook =
  | { form: 'header'; name: string; template: string }
  | { form: 'query'; template: string }
  | { form: 'path'; template: string };

export interface TlsSettings {
  /** PEM texts, not paths. */
  ca?: string;
  clientCert?: string;
  clientKey?: string;
  insecure: boolean;
}

/** Characters of a run's marker. */
export const RUN_MARKER_LENGTH = 8;

export interface RunSettings {
  /** Without userinfo and trailing slash; may contain a path prefix. */
  baseUrl: string;
  account: Account;
  other: Account | null;
  /** Resolved, and reduced to the resources that this run may use. */
  profile: Profile;
  /** `Resource.Field` → the only value that the target accepts. */
  values: Record<string, string>;
  hook: Hook | null;
  burst: number | null;
  level: Level;
  /** Ids of the clauses to attempt. */
  clauses: string[];
  /** The number of a frozen revision of the contract; absent for the current clauses. */
  revision?: number;
  /** Set on a shard of a run (`index` starts at 1). Other shards may use the same account at the same time. */
  shard?: { index: number; of: number };
  seed: number;
  /** Runs of each property. */
  runs: number;
  concurrency: number;
  /** Requests per second, or null. */
  rate: number | null;
  maxRequests: number | null;
  /** Requests sent before the first clause, which count towards `maxRequests`. */
  spent?: number;
  /** For header and body together. Milliseconds. */
  timeoutMs: number;
  /** Sent with every request. The values are secret. */
  headers: [name: string, value: string][];
  tls: TlsSettings;
  /** The URL of a proxy. It may contain userinfo, which is secret. */
  proxy?: string;
  /** Eight lower-case hex digits that unique values contain. Unique to the run and independent of the seed. */
  marker: string;
  /** The ledger file; absent if the target does not outlive the run. */
  ledger?: string;
  /** The file to which every exchange is written. */
  record?: string;
  /** A recording that replaces the network. */
  replay?: string;
}
