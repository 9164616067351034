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

/** The variable with the value of a header field, for `--header NAME` and for printed commands. */
export function headerVariable(name: string): string {
  return `PROOFMARK_HEADER_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`;
}

/** The length of a run's marker. Characters. */
export const RUN_MARKER_LENGTH = 8;

export interface RunSettings {
  /** The base URL without userinfo and trailing slash. It may contain a path prefix. */
  baseUrl: string;
  account: Account;
  other: Account | null;
  /** The resolved profile, reduced to the resources that this run may use. */
  profile: Profile;
  /** The file of a profile that is not built in, as an absolute path. */
  profileFile?: string;
  /** Maps `Resource.Field` to the only value that the target accepts for the field. */
  values: Record<string, string>;
  hook: Hook | null;
  burst: number | null;
  level: Level;
  /** Ids of the clauses to attempt. */
  clauses: string[];
  /** The number of a frozen revision of the contract; absent for the current clauses. */
  revision?: number;
  /** Set on a shard of a run (`index` starts at 1). Other shards may use the same account at the same time. */
  shard?: {
    index: number;
    of: number;
    /** The clauses of the run that other shards attempt. */
    others: string[];
  };
  seed: number;
  /** The number of runs of each property. */
  runs: number;
  concurrency: number;
  /** Requests per second, or null. */
  rate: number | null;
  maxRequests: number | null;
  /** Requests sent before the first clause, which count towards `maxRequests`. */
  spent?: number;
  /** The time in which header and body must arrive. Milliseconds. */
  timeoutMs: number;
  /** Header fields that every request contains. The values are secret. */
  headers: [name: string, value: string][];
  tls: TlsSettings;
  /** The URL of a proxy. It may contain userinfo, which is secret. */
  proxy?: string;
  /** The marker that unique values contain: eight lower-case hex digits, different in each run and independent of the seed. */
  marker: string;
  /** The ledger file; absent if the target does not outlive the run. */
  ledger?: string;
  /** The file to which every exchange is written, and the whole profile, of which `profile` is a part. */
  record?: { file: string; profile: Profile };
  /** A recording that replaces the network. */
  replay?: string;
}
