/** One vitest test for each clause of an area: it awaits the clause's record, tells it, and ends as the outcome says. */
import { BroadcastChannel } from 'node:worker_threads';
import { afterAll, describe, inject, type TestContext, test } from 'vitest';
import type { Area, ClauseRecord } from '../../specs/model.ts';
import { findingText, tellAllure } from './allure.ts';
import { Contradiction, Inconclusive } from './failures.ts';
import type { RunSettings } from './settings.ts';
import { type Engine, openRun, type SharedRun } from './sharedRun.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by whoever starts vitest. */
    proofmark: {
      settings: RunSettings;
      /**
       * Name of the channel on which each record is told as soon as it is known, whether or not its test has been reached. Null
       * where a filter of vitest's may leave tests out: a clause then starts with its test, else all start with the first file.
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

/** All suite files are loaded into one worker without isolation: the first one starts the run, the others join it. */
let shared: SharedRun | undefined;

/** Registers the tests of the area's selected clauses. Call it once in each suite file. */
export function registerClauses(area: Area, engine: Engine): void {
  const { settings } = inject('proofmark');
  // a base URL may hold the token, as a path that nobody is to know
  const shown = { ...settings, baseUrl: engine.redactor(settings)(settings.baseUrl) };
  shared ??= startRun(engine);
  const run = shared;
  describe.concurrent(area, { timeout: 0 }, () => {
    let interrupted = false;
    for (const clause of run.clauses.filter((candidate) => candidate.area === area)) {
      test(`${clause.id}: ${clause.title}`, { meta: { clause: clause.id } }, async ({ task, signal, skip }) => {
        signal.addEventListener('abort', () => {
          interrupted = true;
        });
        const record = await run.record(clause.id);
        if (signal.aborted) return;
        task.meta.proofmark = record;
        await tellAllure(clause, record, shown);
        end(record, skip);
      });
    }
    // the worker ends when the last file does: nothing may be left open by then
    afterAll(async () => {
      if (interrupted) run.stop();
      if (interrupted || run.idle()) await run.close();
    }, 0);
  });
}

function startRun(engine: Engine): SharedRun {
  const { settings, channel } = inject('proofmark');
  if (channel === null) return openRun(settings, engine, () => undefined);
  const live = new BroadcastChannel(channel);
  live.unref();
  const run = openRun(settings, engine, (record) => live.postMessage(record));
  run.startAll();
  return run;
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
