/** Runs suite files with vitest as a library: in one worker, without output, ignoring any vitest configuration of the user. */
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import type { Reporter } from 'vitest/reporters';
import type { RunSettings } from '../../../client/settings.ts';
import { AREAS } from '../../../specs/model.ts';

export interface VitestRun {
  /** The folder of the suite files, as an absolute path. */
  root: string;
  /** Globs relative to `root`. */
  include: string[];
  settings: RunSettings;
  /** Name of the BroadcastChannel on which the worker sends records and receives STOP. */
  channel: string;
  reporters: Reporter[];
  /** After it aborts, vitest does not start. */
  signal?: AbortSignal;
}

/** All clauses run concurrently in one worker. Only the client limits the requests. */
const UNBOUNDED = 10_000;

/** The compiled files. Node loads them directly, because vite would need about a second. Sources need vite. */
const COMPILED = import.meta.url.endsWith('.js') ? [within(fileURLToPath(new URL('../../..', import.meta.url)))] : [];

/** Process events for which vitest installs listeners. */
const EVENTS = ['SIGINT', 'SIGTERM', 'exit', 'unhandledRejection'] as const;

/** Runs the suites until they end or receive STOP. Restores `process.exitCode`, and removes the listeners that vitest adds. */
export async function runVitest(run: VitestRun): Promise<void> {
  const { signal } = run;
  if (isAborted(signal)) return;
  const { exitCode } = process;
  const vitest = await quietVitest(run);
  try {
    if (!isAborted(signal)) await vitest.start();
  } finally {
    await vitest.close();
    process.exitCode = exitCode;
  }
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

async function quietVitest({ root, include, settings, channel, reporters }: VitestRun): Promise<Vitest> {
  const before = EVENTS.map((event) => process.listeners(event as 'exit'));
  const vitest = await createVitest(
    'test',
    {
      config: false,
      watch: false,
      root,
      dir: root,
      include,
      exclude: [],
      cache: false,
      pool: 'threads',
      isolate: false,
      fileParallelism: false,
      maxConcurrency: UNBOUNDED,
      testTimeout: 0,
      hookTimeout: 0,
      passWithNoTests: true,
      silent: true,
      retry: 0,
      bail: 0,
      sequence: { sequencer: AreaSequencer, shuffle: false, concurrent: false },
      coverage: { enabled: false },
      // the reporters receive them
      dangerouslyIgnoreUnhandledErrors: true,
      // allure-vitest must import our vitest, not the one beside it in node_modules
      server: { deps: { inline: ['allure-vitest'], external: COMPILED } },
      // an Allure test plan of the user would filter clauses out
      env: { ALLURE_TESTPLAN_PATH: '' },
      provide: { proofmark: { settings, channel } },
      reporters,
    },
    {
      envDir: false,
      publicDir: false,
      logLevel: 'silent',
      clearScreen: false,
      // without this, vite loads the user's postcss configuration
      css: { postcss: {} },
    },
    { stdout: sink(), stderr: sink() },
  );
  // vitest would end the process on a signal, before the command writes its report
  EVENTS.forEach((event, index) => {
    for (const listener of process.listeners(event as 'exit')) {
      if (before[index]?.includes(listener) !== true) process.off(event, listener);
    }
  });
  return vitest;
}

function within(folder: string): RegExp {
  return new RegExp(`^${folder.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

function sink(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

/** Starts the suites in the order of AREAS. */
class AreaSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => AREAS.findIndex((area) => moduleId.includes(`/${area}.suite.`));
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}
