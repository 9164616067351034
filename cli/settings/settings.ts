/** Resolves flags and environment variables to the plan of a run. Sends nothing and writes nothing. */
import { randomBytes, randomInt } from 'node:crypto';
import type { RunSettings } from '../../client/settings.ts';
import type { Selection, Shard } from '../../reports/verdict/verdict.ts';
import { loadClauses } from '../../specs/load.ts';
import type { Level } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { UsageError } from '../process/errors.ts';
import { type OutputFormat, outputFormat } from '../report/printResult.ts';
import { type BaselineOptions, type BaselinePlan, resolveBaseline } from './baseline.ts';
import { resolveRevision, selectClauses } from './clauses.ts';
import { resolveHeaders } from './headers.ts';
import { resolveHistory } from './historyFile.ts';
import { parseHook } from './hook.ts';
import { parseNumber } from './parseNumber.ts';
import { checkUserNames, chooseProfile } from './profile.ts';
import { REFERENCE_ACCOUNT, REFERENCE_OTHER } from './referenceAccounts.ts';
import { resolveShard } from './shard.ts';
import { isInternetHost } from './target/internetHost.ts';
import { resolveProxy } from './target/proxy.ts';
import { type Env, resolveTarget, type TargetOptions } from './target/target.ts';
import { resolveTls, type TlsOptions } from './target/tls.ts';

/** The options of `run`, as commander parses them. */
export interface RunOptions extends TargetOptions, TlsOptions, BaselineOptions {
  profile?: string;
  resource?: string[];
  value?: string[];
  hook?: string;
  burst?: string;
  yes?: boolean;
  level?: string;
  clause?: string[];
  shard?: string;
  revision?: string;
  seed?: string;
  runs?: string;
  concurrency?: string;
  rate?: string;
  maxRequests?: string;
  timeout?: string;
  wait?: string;
  header?: string[];
  proxy?: string;
  out?: string;
  /** False with `--no-report`. */
  report?: boolean;
  history?: string;
  dryRun?: boolean;
  json?: boolean;
  quiet?: boolean;
  verbose?: boolean;
}

export interface RunPlan {
  /** `baseUrl` is empty until the embedded reference starts. */
  settings: RunSettings;
  /** The target is the embedded reference, because no base URL was given. */
  embedded: boolean;
  profileDigest: string;
  /** The profile with the resources that the run leaves out. */
  wholeProfile: Profile;
  selection: Selection | null;
  shard: Shard | null;
  baseline: BaselinePlan | null;
  waitSeconds: number;
  /** The report folder, as given. */
  reportDir: string;
  withAllure: boolean;
  /** Allure's file of earlier runs, as an absolute path. */
  historyFile: string | null;
  print: OutputFormat;
}

/**
 * Resolves the plan of a run.
 * @throws UsageError for the first setting that is wrong or missing
 */
export async function resolveRun(options: RunOptions, env: Env): Promise<RunPlan> {
  const target = resolveTarget(options, env);
  const { profile, whole: wholeProfile, digest, values, file } = chooseProfile(options);
  if (target !== null) checkUserNames(wholeProfile, target);
  const revision = resolveRevision(options.revision);
  const selection = selectClauses(options.clause, revision);
  const ids = selection?.ids ?? loadClauses(revision).map(({ id }) => id);
  const burst = resolveBurst(options, target?.baseUrl ?? null);
  const shard = resolveShard(options, { ids, burst, embedded: target === null });
  const proxy = target === null ? null : resolveProxy(options.proxy, env, target.baseUrl);
  if (target === null && options.proxy !== undefined) {
    throw new UsageError('--proxy needs --base-url: the embedded reference is reached without a proxy');
  }
  const settings: RunSettings = {
    baseUrl: target?.baseUrl ?? '',
    account: target?.account ?? REFERENCE_ACCOUNT,
    other: target === null ? REFERENCE_OTHER : target.other,
    profile,
    ...(file === null ? {} : { profileFile: file }),
    values,
    hook: resolveHook(options.hook, target === null),
    burst,
    level: resolveLevel(options.level ?? (target === null ? 'full' : 'core')),
    clauses: [...(shard?.ids ?? ids)],
    ...(revision === undefined ? {} : { revision }),
    ...(shard === null
      ? {}
      : { shard: { index: shard.index, of: shard.of, others: ids.filter((id) => !shard.ids.includes(id)) } }),
    // fast-check accepts signed 32-bit seeds; a random one is non-negative, so that it is easier to type
    seed: whole('--seed', options.seed, -(2 ** 31), 2 ** 31 - 1) ?? randomInt(0, 2 ** 31),
    runs: whole('--runs', options.runs, 1, 100_000) ?? 25,
    concurrency: whole('--concurrency', options.concurrency, 1, 256) ?? 8,
    rate: optional('--rate', options.rate, { minimum: 0.01, maximum: 100_000, whole: false }),
    maxRequests: whole('--max-requests', options.maxRequests, 1, 10_000_000),
    timeoutMs: whole('--timeout', options.timeout, 1, 600_000) ?? 10_000,
    headers: resolveHeaders(options.header ?? [], env),
    tls: await resolveTls(options, env),
    ...(proxy === null ? {} : { proxy }),
    marker: randomBytes(4).toString('hex'),
  };
  return {
    settings,
    embedded: target === null,
    profileDigest: digest,
    wholeProfile,
    selection,
    shard,
    baseline: await resolveBaseline(options),
    waitSeconds: optional('--wait', options.wait, { minimum: 0, maximum: 86_400, whole: false }) ?? 0,
    reportDir: resolveReportDir(options.out),
    withAllure: options.report !== false,
    historyFile: await resolveHistoryFile(options),
    print: outputFormat(options),
  };
}

function optional(flag: string, text: string | undefined, rule: Parameters<typeof parseNumber>[2]): number | null {
  return text === undefined ? null : parseNumber(flag, text, rule);
}

function whole(flag: string, text: string | undefined, minimum: number, maximum: number): number | null {
  return optional(flag, text, { minimum, maximum, whole: true });
}

function resolveLevel(text: string): Level {
  if (text === 'core' || text === 'full') return text;
  throw new UsageError(`--level must be core or full, not ${JSON.stringify(text)}`);
}

/** Only the embedded reference has a hook by default: `Prefer: code=…`. */
function resolveHook(text: string | undefined, embedded: boolean): RunSettings['hook'] {
  if (text !== undefined) return parseHook(text);
  return embedded ? parseHook('Prefer: code={status}') : null;
}

function resolveBurst({ burst, yes }: RunOptions, baseUrl: string | null): number | null {
  if (burst === undefined) {
    if (yes === true) throw new UsageError('--yes needs --burst, which it confirms');
    return null;
  }
  const size = parseNumber('--burst', burst, { minimum: 2, maximum: 10_000, whole: true });
  if (baseUrl !== null && yes !== true) {
    const { hostname } = new URL(baseUrl);
    if (isInternetHost(hostname)) {
      throw new UsageError(`--burst on ${hostname}, a host on the Internet, may affect others: confirm it with --yes`);
    }
  }
  return size;
}

async function resolveHistoryFile({ history, report }: RunOptions): Promise<string | null> {
  if (history === undefined) return null;
  if (report === false) throw new UsageError('--history needs the Allure report, which --no-report turns off');
  return resolveHistory(history);
}

function resolveReportDir(out: string | undefined): string {
  if (out === '') throw new UsageError('--out is empty: name a folder');
  return out ?? 'proofmark-report';
}
