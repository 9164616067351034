/** Vitest as a library: runs suite files in one worker and prints nothing, whatever stands in the folder of the caller. */
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { BaseSequencer, createVitest, type TestSpecification, type Vitest } from 'vitest/node';
import type { Reporter } from 'vitest/reporters';
import type { RunSettings } from '../../../client/settings.ts';
import { AREAS } from '../../../specs/model.ts';

export interface VitestRun {
  /** The folder that holds the suite files; absolute. */
  root: string;
  /** Globs below it. */
  include: string[];
  settings: RunSettings;
  /** Where the worker tells each record, and is told to end; in this process. */
  channel: string;
  reporters: Reporter[];
  /** After it, nothing is started. */
  signal?: AbortSignal;
}

/** All clauses of a run wait in one worker at the same time; the client alone says how much is sent. */
const UNBOUNDED = 10_000;

/** Our compiled files, which Node loads as they are: vite's way through each of them takes a second. In a checkout they are TypeScript. */
const COMPILED = import.meta.url.endsWith('.js') ? [within(fileURLToPath(new URL('../..', import.meta.url)))] : [];

/** What vitest would do to the process that it runs in. */
const EVENTS = ['SIGINT', 'SIGTERM', 'exit', 'unhandledRejection'] as const;

/** Runs the suites to their end, which the channel may bring on. Leaves `process.exitCode` and the process's listeners as they were. */
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
      dangerouslyIgnoreUnhandledErrors: true, // they are told to the reporters
      // allure-vitest imports vitest: ours, not the one of the folder that npm put it in
      server: { deps: { inline: ['allure-vitest'], external: COMPILED } },
      // a test plan of the caller's own tests would make clauses vanish
      env: { ALLURE_TESTPLAN_PATH: '' },
      provide: { proofmark: { settings, channel } },
      reporters,
    },
    {
      envDir: false,
      publicDir: false,
      logLevel: 'silent',
      clearScreen: false,
      css: { postcss: {} }, // else the caller's postcss configuration is looked for and run
    },
    { stdout: sink(), stderr: sink() },
  );
  // vitest ends the process on a signal: whether and how it ends is the command's to say
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

/** The order in which the areas are listed, which is the one in which their clauses start. */
class AreaSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => AREAS.findIndex((area) => moduleId.includes(`/${area}.suite.`));
    return [...files].sort((a, b) => rank(a) - rank(b));
  }
}
