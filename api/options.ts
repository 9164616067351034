/** What `certify` takes. */
import type { ClauseRecord, Level } from '../specs/model.ts';

/** Nothing is taken from the environment or from a configuration file. Relative paths start at the working directory. */
export interface CertifyOptions {
  /** The target; a path prefix and userinfo credentials may be in it. */
  baseUrl: string;
  /** The account that asks. May be left out only where `baseUrl` holds it. */
  accountSid?: string;
  authToken?: string;
  /** A second account, for what level `full` asks of one. */
  otherAccountSid?: string;
  otherAuthToken?: string;
  /** Name of a built-in profile, or a JSON file. Default: `documented`. */
  profile?: string;
  /** Only these resources; billable ones run only when named. */
  resources?: readonly string[];
  /** `Resource.Field` → a value that the target insists on. */
  values?: Readonly<Record<string, string>>;
  /** How the target is told to answer a status, such as `Prefer: code={status}`. */
  hook?: string;
  /** Provokes 429 by so many simultaneous requests. */
  burst?: number;
  /** Confirms `burst` on an Internet host. */
  confirmBurst?: boolean;
  /** What must have passed. Default: `core`. */
  level?: Level;
  /** Only these clauses, such as `auth.*`; the verdict stays `incomplete`, and `passed` speaks of them alone. */
  clauses?: readonly string[];
  /** The clauses as frozen under that number; by default as they stand. */
  revision?: number;
  /** The same seed sends the same values again. Default: random; `conformance.seed` tells. */
  seed?: number;
  /** Runs of each property. Default: 25. */
  runs?: number;
  /** Default: 8. */
  concurrency?: number;
  /** At most so many requests a second. */
  rate?: number;
  maxRequests?: number;
  /** For header and body of one answer together, in milliseconds. Default: 10000. */
  timeoutMs?: number;
  /** How long to wait for the target to come up. Default: 0. */
  waitSeconds?: number;
  /** Sent with every request; redacted in what is told. */
  headers?: Readonly<Record<string, string>>;
  /** PEM file of certificates to trust. */
  ca?: string;
  /** PEM files. */
  clientCert?: string;
  clientKey?: string;
  /** Does not verify the target's certificate. */
  insecure?: boolean;
  /** URL of a proxy to the target. */
  proxy?: string;
  /** File of known deviations; `passed` is then the gate's. */
  baseline?: string;
  /** Folder for the report (all of it but Allure's); created. By default nothing is written. */
  out?: string;
  /** Ends the run: what was done until then is told, and `passed` is false. */
  signal?: AbortSignal;
  /** Called with each clause's record as it becomes known. */
  onRecord?: (record: ClauseRecord) => void;
}
