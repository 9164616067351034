/** What one run needs to know; plain data, so that it crosses into a vitest worker. */
import type { Level } from '../specs/model.ts';
import type { Profile } from '../specs/profile/model.ts';

export interface Account {
  accountSid: string;
  authToken: string;
}

/** How the target is told to answer a status; `template` holds `{status}` once. */
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
  /** Without userinfo, without a trailing slash; may hold a path prefix. */
  baseUrl: string;
  account: Account;
  other: Account | null;
  /** Resolved, and holding only the resources that this run may touch. */
  profile: Profile;
  /** `Resource.Field` → the value that the target insists on. */
  values: Record<string, string>;
  hook: Hook | null;
  burst: number | null;
  level: Level;
  /** Ids of the clauses to attempt. */
  clauses: string[];
  /** The contract as it was frozen under that number; absent for the clauses as they stand. */
  revision?: number;
  /** Present on one shard of a run (`index` from 1): others may be at work on the same account at the same time. */
  shard?: { index: number; of: number };
  seed: number;
  /** Runs of each property. */
  runs: number;
  concurrency: number;
  /** Requests per second, or null. */
  rate: number | null;
  maxRequests: number | null;
  /** Requests sent before the first clause: they count towards `maxRequests`. */
  spent?: number;
  /** Header and body together. Milliseconds. */
  timeoutMs: number;
  /** Sent with every request; values are secret. */
  headers: [name: string, value: string][];
  tls: TlsSettings;
  /** URL of the proxy between us and the target; may hold userinfo, which is secret. */
  proxy?: string;
  /** Unique to the run and outside the seed: 8 lower-case hex digits that unique fields carry. */
  marker: string;
  /** The file that tells what the run creates; absent where the target ends with the run. */
  ledger?: string;
  /** The file to which every exchange is written. */
  record?: string;
  /** A recording that answers instead of the network. */
  replay?: string;
}
