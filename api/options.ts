import type { ClauseRecord, Level } from '../specs/model.ts';

/** The options of `certify`. It reads no environment variables and no configuration file. Relative paths start at the working directory. */
export interface CertifyOptions {
  /** The target; may contain a path prefix and userinfo credentials. */
  baseUrl: string;
  /** The account that sends the requests. Required unless `baseUrl` contains it. */
  accountSid?: string;
  authToken?: string;
  /** A second account, which some clauses of level `full` need. */
  otherAccountSid?: string;
  otherAuthToken?: string;
  /** Name of a built-in profile, or a JSON file. Default: `documented`. */
  profile?: string;
  /** Use only these resources. The run uses a billable resource only if this list contains it. */
  resources?: readonly string[];
  /** `Resource.Field` → a value that the target requires. */
  values?: Readonly<Record<string, string>>;
  /** How to request a status from the target, such as `Prefer: code={status}`. */
  hook?: string;
  /** Provokes 429 with this many simultaneous requests. */
  burst?: number;
  /** Confirms `burst` on an Internet host. */
  confirmBurst?: boolean;
  /** Which clauses must pass. Default: `core`. */
  level?: Level;
  /** Run only these clauses, such as `auth.*`. The verdict stays `incomplete`; `passed` is about the selected clauses. */
  clauses?: readonly string[];
  /** Use the clauses of this frozen revision. Default: the current ones. */
  revision?: number;
  /** The same seed generates the same values. Default: random, see `conformance.seed`. */
  seed?: number;
  /** Runs of each property. Default: 25. */
  runs?: number;
  /** Simultaneous requests. Default: 8. */
  concurrency?: number;
  /** At most this many requests per second. */
  rate?: number;
  /** At most this many requests in all. */
  maxRequests?: number;
  /** Time limit of one answer, header and body, in milliseconds. Default: 10000. */
  timeoutMs?: number;
  /** How long to wait for the target to start. Default: 0. */
  waitSeconds?: number;
  /** Sent with every request. Redacted in results and reports. */
  headers?: Readonly<Record<string, string>>;
  /** PEM file of certificates to trust. */
  ca?: string;
  /** PEM files of a client certificate. */
  clientCert?: string;
  clientKey?: string;
  /** Accepts any certificate of the target. */
  insecure?: boolean;
  /** URL of a proxy to the target. */
  proxy?: string;
  /** File of known deviations. With it, `passed` is the result of the baseline's gate. */
  baseline?: string;
  /** Folder for the report, without Allure's. It is created. By default no report is written. */
  out?: string;
  /** Ends the run early. The result then covers the finished clauses, and `passed` is false. */
  signal?: AbortSignal;
  /** Called with the record of each clause as soon as it is known. */
  onRecord?: (record: ClauseRecord) => void;
}
