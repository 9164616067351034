/** One vitest test for each clause of an area: it awaits the clause's record, tells it, and ends as the outcome says. */
import { BroadcastChannel } from 'node:worker_threads';
import { afterAll, describe, inject, type TestContext, test } from 'vitest';
import { Contradiction, Inconclusive } from '../../../client/failures.ts';
import type { RunSettings } from '../../../client/settings.ts';
import type { Area, ClauseRecord } from '../../../specs/model.ts';
import { type Engine, INTERRUPTED, openRun, READY, type SharedRun, STOP } from '../sharedRun.ts';
import { findingText, tellAllure } from './allure.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by whoever starts vitest. */
    proofmark: {
      settings: RunSettings;
      /**
       * Name of the channel on which each record is told as soon as it is known, whether or not its test has been reached, and on
       * which the run is told to end. Null where a filter of vitest's may leave tests out: a clause then starts with its test, else
       * all start with the first file.
       */
      channel: string | null;
    };
  }
  interface TaskMeta {
    /** The id of the test's clause. */
    clause?: string;
    /** What became of it; absent while it runs, and where the test ended before its time. */
    proofmark?: ClauseRecord;
  }
}

interface Started {
  run: SharedRun;
  /** Resolves when the run is to end before its time. */
  interruption: Promise<undefined>;
  isInterrupted(): boolean;
  /** The run has ended, for now, with so many requests. */
  closed(requests: number): void;
}

/** All suite files are loaded into one worker without isolation: the first one starts the run, the others join it. */
let shared: Started | undefined;

/** Registers the tests of the area's selected clauses. Call it once in each suite file. */
export function registerClauses(area: Area, engine: Engine): void {
  const { settings } = inject('proofmark');
  // a base URL may hold the token, as a path that nobody is to know
  const shown = { ...settings, baseUrl: engine.redactor(settings)(settings.baseUrl) };
  shared ??= startRun(engine);
  const { run, interruption, isInterrupted, closed } = shared;
  describe.concurrent(area, { timeout: 0 }, () => {
    for (const clause of run.clauses.filter((candidate) => candidate.area === area)) {
      test(`${clause.id}: ${clause.title}`, { meta: { clause: clause.id } }, async ({ task, signal, skip }) => {
        const record = await Promise.race([run.record(clause.id), interruption]);
        if (signal.aborted) return;
        if (record === undefined) return skip(`not-exercised: ${INTERRUPTED}`);
        task.meta.proofmark = record;
        await tellAllure(clause, record, shown);
        end(record, skip);
      });
    }
    // the worker ends when the last file does: nothing may be left open by then
    afterAll(async () => {
      if (isInterrupted() || run.idle()) closed(await run.close());
    }, 0);
  });
}

/** Vitest 4.1 forgets which tests are running as soon as one has ended, and cancels none of them: the run is told by its channel. */
function startRun(engine: Engine): Started {
  const { settings, channel } = inject('proofmark');
  let interrupted = false;
  const isInterrupted = () => interrupted;
  if (channel === null) {
    const run = openRun(settings, engine, () => undefined);
    return { run, interruption: new Promise(() => undefined), isInterrupted, closed: () => undefined };
  }
  const live = new BroadcastChannel(channel);
  const run = openRun(settings, engine, (record) => {
    // what is cut off says no more than that
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
  return { run, interruption, isInterrupted, closed: (requests) => live.postMessage({ requests }) };
}

/** Ends the test as the outcome says. A contradiction is thrown, and so is everything else that must not pass. */
function end(record: ClauseRecord, skip: TestContext['skip']): void {
  const reason = record.reason ?? record.outcome;
  switch (record.outcome) {
    case 'pass':
    case 'warn':
      return;
    case 'fail':
      throw withoutStack(contradiction(record, reason));
    case 'inconclusive':
    case 'error':
      throw withoutStack(new Inconclusive(`${record.outcome}: ${reason}`));
    case 'not-exercised':
    case 'not-applicable':
      skip(`${record.outcome}: ${reason}`);
  }
}

function contradiction(record: ClauseRecord, reason: string): Contradiction {
  const { expected = '', actual = '' } = record.findings[0] ?? {};
  const message = record.findings.length === 0 ? reason : record.findings.map(findingText).join('\n\n');
  return new Contradiction({ message, expected, actual });
}

/** The place where it is thrown from says nothing about the target. */
function withoutStack<E extends Error>(error: E): E {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}
