/** From flags and environment to the settings of a run. Sends nothing, writes nothing. */
import { randomBytes, randomInt } from 'node:crypto';
import type { RunSettings } from '../../client/settings.ts';
import type { Selection, Shard } from '../../reports/verdict/verdict.ts';
import { loadClauses } from '../../specs/load.ts';
import type { Level } from '../../specs/model.ts';
import { parseNumber, UsageError } from '../process/errors.ts';
import { type BaselineOptions, type BaselinePlan, resolveBaseline } from './baseline.ts';
import { resolveHistory } from './historyFile.ts';
import { type Print, printOf } from '../report/printResult.ts';
import { REFERENCE_ACCOUNT, REFERENCE_OTHER } from './referenceAccounts.ts';
import { parseHeader, parseHook } from './hook.ts';
import { isInternetHost } from './target/internetHost.ts';
import { chooseProfile } from './profile.ts';
import { resolveProxy } from './target/proxy.ts';
import { resolveRevision } from './revision.ts';
import { selectClauses } from './clauses.ts';
import { resolveShard } from './shard.ts';
import { type Env, resolveTarget, type TargetOptions } from './target/target.ts';
import { resolveTls, type TlsOptions } from './target/tls.ts';

/** The flags of `run` as they stand on the command line. */
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
}

export interface RunPlan {
  /** The base URL is empty where the embedded reference is to be started. */
  settings: RunSettings;
  embedded: boolean;
  profileDigest: string;
  selection: Selection | null;
  shard: Shard | null;
  baseline: BaselinePlan | null;
  waitSeconds: number;
  outDir: string;
  withAllure: boolean;
  /** Allure's file of earlier runs; absolute. */
  historyFile: string | null;
  print: Print;
}

/**
 * Resolves everything that a run needs to know.
 * @throws UsageError for the first setting that is wrong or missing
 */
export async function resolveRun(options: RunOptions, env: Env): Promise<RunPlan> {
  const target = resolveTarget(options, env);
  const { profile, digest, values } = chooseProfile(options);
  const revision = resolveRevision(options.revision);
  const selection = selectClauses(options.clause, revision);
  const ids = selection?.ids ?? loadClauses(revision).map(({ id }) => id);
  const burst = resolveBurst(options, target?.baseUrl ?? null);
  const shard = resolveShard(options, { ids, burst, embedded: target === null });
  const proxy = target === null ? null : resolveProxy(options.proxy, env, target.baseUrl);
  if (target === null && options.proxy !== undefined) {
    throw new UsageError('--proxy is given but no --base-url: the embedded reference is asked directly');
  }
  const settings: RunSettings = {
    baseUrl: target?.baseUrl ?? '',
    account: target?.account ?? REFERENCE_ACCOUNT,
    other: target === null ? REFERENCE_OTHER : target.other,
    profile,
    values,
    hook: resolveHook(options.hook, target === null),
    burst,
    level: resolveLevel(options.level ?? (target === null ? 'full' : 'core')),
    clauses: [...(shard?.ids ?? ids)],
    ...(revision === undefined ? {} : { revision }),
    ...(shard === null ? {} : { shard: { index: shard.index, of: shard.of } }),
    // fast-check takes 32 bits with a sign; the printed one is easier to type without.
    seed: whole('--seed', options.seed, -(2 ** 31), 2 ** 31 - 1) ?? randomInt(0, 2 ** 31),
    runs: whole('--runs', options.runs, 1, 100_000) ?? 25,
    concurrency: whole('--concurrency', options.concurrency, 1, 256) ?? 8,
    rate: optional('--rate', options.rate, { minimum: 0.01, maximum: 100_000, whole: false }),
    maxRequests: whole('--max-requests', options.maxRequests, 1, 10_000_000),
    timeoutMs: whole('--timeout', options.timeout, 1, 600_000) ?? 10_000,
    headers: (options.header ?? []).map((text) => parseHeader('--header', text)),
    tls: await resolveTls(options, env),
    ...(proxy === null ? {} : { proxy }),
    marker: randomBytes(4).toString('hex'),
  };
  return {
    settings,
    embedded: target === null,
    profileDigest: digest,
    selection,
    shard,
    baseline: await resolveBaseline(options),
    waitSeconds: optional('--wait', options.wait, { minimum: 0, maximum: 86_400, whole: false }) ?? 0,
    outDir: resolveOut(options.out),
    withAllure: options.report !== false,
    historyFile: await historyOf(options),
    print: printOf(options),
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
  throw new UsageError(`--level is core or full, not ${JSON.stringify(text)}`);
}

/** The embedded reference answers to `Prefer: code=…`; no other target is taken to have a hook. */
function resolveHook(text: string | undefined, embedded: boolean): RunSettings['hook'] {
  if (text !== undefined) return parseHook(text);
  return embedded ? parseHook('Prefer: code={status}') : null;
}

function resolveBurst({ burst, yes }: RunOptions, baseUrl: string | null): number | null {
  if (burst === undefined) {
    if (yes === true) throw new UsageError('--yes confirms --burst, which is not given');
    return null;
  }
  const size = parseNumber('--burst', burst, { minimum: 2, maximum: 10_000, whole: true });
  if (baseUrl !== null && yes !== true) {
    const { hostname } = new URL(baseUrl);
    if (isInternetHost(hostname)) {
      throw new UsageError(`--burst on ${hostname}, a host on the Internet, may disturb others: confirm it with --yes`);
    }
  }
  return size;
}

async function historyOf({ history, report }: RunOptions): Promise<string | null> {
  if (history === undefined) return null;
  if (report === false) throw new UsageError('--history is of the Allure report, which --no-report leaves out');
  return resolveHistory(history);
}

function resolveOut(out: string | undefined): string {
  if (out === '') throw new UsageError('--out is empty: name a folder');
  return out ?? 'proofmark-report';
}
