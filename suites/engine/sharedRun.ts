/** One run over all areas. It has one session, starts the clauses in order, and returns each record as a promise. */
import pLimit from 'p-limit';
import type { RunSettings } from '../../client/settings.ts';
import type { Clause, ClauseRecord, Outcome } from '../../specs/model.ts';
import { Phases, type Turn } from './phases.ts';

/** Runs clauses. The tests of the engine use their own implementation. */
export interface Engine {
  /** The clauses that the settings select, in report order. */
  clauses(settings: RunSettings): Clause[];
  /** The same clauses in start order. Default: report order. */
  startOrder?(clauses: readonly Clause[], settings: RunSettings): Clause[];
  open(settings: RunSettings): Promise<OpenSession>;
  /** Removes secrets from the text of an unexpected error. */
  redactor(settings: RunSettings): (text: string) => string;
}

export interface OpenSession {
  run(clause: Clause, turn: Turn): Promise<ClauseRecord>;
  /** Stops the running clauses. They only remove their own resources. */
  stop(): Promise<void>;
  /** Removes the resources of the run and returns its number of requests. */
  close(): Promise<number>;
}

export interface SharedRun {
  readonly clauses: Clause[];
  /** Starts the clause when its turn comes, unless it was started before. Never rejects. */
  record(id: string): Promise<ClauseRecord>;
  /** Starts all clauses, so that later suite files use the queue while slow clauses of the first file finish. */
  startAll(): void;
  /** Starts no further clause. Clauses that have not started become `not-exercised`. */
  stop(): void;
  /** Whether no clause is running or waiting. */
  idle(): boolean;
  /** Closes the session and returns the number of requests so far. The session reconnects if another clause starts. */
  close(): Promise<number>;
}

/** The reason of a clause that did not run because of a signal. */
export const INTERRUPTED = 'interrupted';

/** Messages on the channel of a run: the worker sends `ready`, and the process that started it sends `stop`. */
export const [READY, STOP] = ['ready', 'stop'];

/** Opens a run, which sends nothing before its first clause starts. Calls `onRecord` with each record. */
export function openRun(settings: RunSettings, engine: Engine, onRecord: (record: ClauseRecord) => void): SharedRun {
  const clauses = engine.clauses(settings);
  const limit = pLimit(settings.concurrency);
  const phases = new Phases();
  const records = new Map<string, Promise<ClauseRecord>>();
  let opened: Promise<OpenSession> | undefined;
  let stopped = false;

  async function run(clause: Clause, turn: Turn): Promise<ClauseRecord> {
    try {
      opened ??= engine.open(settings);
      const session = await opened;
      return stopped ? emptyRecord(clause, 'not-exercised', INTERRUPTED) : await session.run(clause, turn);
    } catch (error) {
      return emptyRecord(clause, 'error', engine.redactor(settings)(words(error)));
    }
  }

  /** Starts the clause when fewer than `concurrency` others send requests. A clause that waits for others does not count. */
  function startInTurn(clause: Clause, turn: Turn): Promise<ClauseRecord> {
    return new Promise((resolve) => {
      limit(async () => {
        await new Promise<void>((leave) => {
          const reach: Turn['reach'] = (phase) => {
            leave();
            return turn.reach(phase);
          };
          const record = run(clause, { reach });
          record.then(() => leave());
          resolve(record);
        });
      });
    });
  }

  function record(id: string): Promise<ClauseRecord> {
    const clause = clauses.find((candidate) => candidate.id === id);
    if (clause === undefined) throw new Error(`the clause ${id} is not part of this run`);
    const known = records.get(id);
    if (known !== undefined) return known;
    const started = phases.run((turn) => startInTurn(clause, turn));
    records.set(id, started);
    started.then(onRecord);
    return started;
  }

  return {
    clauses,
    record,
    startAll() {
      for (const { id } of engine.startOrder?.(clauses, settings) ?? clauses) record(id);
    },
    stop() {
      stopped = true;
    },
    idle: () => phases.active === 0,
    async close() {
      // If the session did not open, the record of each clause contains the error.
      const session = await opened?.catch(() => undefined);
      if (stopped) await session?.stop();
      return (await session?.close()) ?? 0;
    },
  };
}

/** The record of a clause that sent nothing, or whose result is unknown. */
export function emptyRecord(
  { id, kind, level }: Pick<Clause, 'id' | 'kind' | 'level'>,
  outcome: Outcome,
  reason: string,
): ClauseRecord {
  return {
    id,
    kind,
    level,
    outcome,
    evidence: [],
    reason,
    requests: 0,
    durationMs: 0,
    findings: [],
    cases: [],
    exchanges: [],
  };
}

function words(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
