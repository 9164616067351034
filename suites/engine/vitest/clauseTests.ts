/** Registers one vitest test per clause of an area. The test awaits the record, reports it, and ends according to its outcome. */
import { BroadcastChannel } from 'node:worker_threads';
import { afterAll, describe, inject, test } from 'vitest';
import type { RunSettings } from '../../../client/settings.ts';
import type { Area, ClauseRecord } from '../../../specs/model.ts';
import { type Engine, INTERRUPTED, openRun, READY, type SharedRun, STOP } from '../sharedRun.ts';
import { reportToAllure } from './allure.ts';
import { endTest } from './endTest.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Provided by the code that starts vitest. */
    proofmark: {
      settings: RunSettings;
      /**
       * The name of the channel that publishes each record and receives `stop`. With a channel, all clauses start with the first
       * file. Null if a vitest filter may skip tests; each clause then starts with its test.
       */
      channel: string | null;
    };
  }
  interface TaskMeta {
    /** The id of the test's clause. */
    clause?: string;
    /** The record of the clause; absent if the test has not finished or was interrupted. */
    proofmark?: ClauseRecord;
  }
}

interface Started {
  run: SharedRun;
  /** A promise that resolves when the run is interrupted. */
  interruption: Promise<undefined>;
  isInterrupted(): boolean;
  /** Publishes the number of requests when the run is closed. */
  publishClosed(requests: number): void;
}

/** All suite files share one worker without isolation. The first file starts the run, and the others join it. */
let shared: Started | undefined;

/** Registers the tests of the area's selected clauses. Call it once in each suite file. */
export function registerClauses(area: Area, engine: Engine): void {
  const { settings } = inject('proofmark');
  // The path of a base URL may contain the token.
  const shown = { ...settings, baseUrl: engine.redactor(settings)(settings.baseUrl) };
  shared ??= startRun(engine);
  const { run, interruption, isInterrupted, publishClosed } = shared;
  describe.concurrent(area, { timeout: 0 }, () => {
    for (const clause of run.clauses.filter((candidate) => candidate.area === area)) {
      test(`${clause.id}: ${clause.title}`, { meta: { clause: clause.id } }, async ({ task, signal, skip }) => {
        const record = await Promise.race([run.record(clause.id), interruption]);
        if (signal.aborted) return;
        if (record === undefined) return skip(`not-exercised: ${INTERRUPTED}`);
        task.meta.proofmark = record;
        await reportToAllure(clause, record, shown);
        endTest(record, skip);
      });
    }
    // The worker exits after the last file, so the run must be closed here.
    afterAll(async () => {
      if (isInterrupted() || run.idle()) publishClosed(await run.close());
    }, 0);
  });
}

/** Interruptions arrive on the channel, because vitest 4.1 does not cancel the remaining concurrent tests after one has ended. */
function startRun(engine: Engine): Started {
  const { settings, channel } = inject('proofmark');
  let interrupted = false;
  const isInterrupted = () => interrupted;
  if (channel === null) {
    const run = openRun(settings, engine, () => undefined);
    return { run, interruption: new Promise(() => undefined), isInterrupted, publishClosed: () => undefined };
  }
  const live = new BroadcastChannel(channel);
  const run = openRun(settings, engine, (record) => {
    // The record of an interrupted clause contains nothing but the interruption.
    if (!interrupted) live.postMessage(record);
  });
  const interruption = new Promise<undefined>((resolve) => {
    live.onmessage = (event) => {
      if ((event as { data: unknown }).data !== STOP) return;
      interrupted = true;
      run.stop();
      resolve(undefined);
    };
  });
  live.unref();
  live.postMessage(READY);
  run.startAll();
  return { run, interruption, isInterrupted, publishClosed: (requests) => live.postMessage({ requests }) };
}
