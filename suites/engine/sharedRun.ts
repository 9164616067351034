/** One run over all areas: one session, and every selected clause's record as a promise, started in order, some at once. */
import pLimit from 'p-limit';
import type { RunSettings } from '../../client/settings.ts';
import type { Clause, ClauseRecord, Outcome } from '../../specs/model.ts';

/** What runs clauses; the suites' own tests bring another. */
export interface Engine {
  /** The clauses that the settings select, in the order in which they are told. */
  clauses(settings: RunSettings): Clause[];
  /** The same in the order in which they start; without it, as they are told. */
  startOrder?(clauses: readonly Clause[], settings: RunSettings): Clause[];
  open(settings: RunSettings): Promise<OpenSession>;
  /** Takes secrets out of the text of an error that nobody foresaw. */
  redactor(settings: RunSettings): (text: string) => string;
}

export interface OpenSession {
  run(clause: Clause): Promise<ClauseRecord>;
  /** Ends the clauses at work: they send nothing more but what removes their own resources. */
  stop(): Promise<void>;
  /** Removes what the run holds, then sends nothing more. Gives the number of requests. */
  close(): Promise<number>;
}

export interface SharedRun {
  readonly clauses: Clause[];
  /** Starts the clause when its turn comes, unless that was done before; never rejects. */
  record(id: string): Promise<ClauseRecord>;
  /** Starts all clauses: those of later suite files keep the line full while the first file's slow ones end. */
  startAll(): void;
  /** Starts no further clause; what was not begun is `not-exercised`. */
  stop(): void;
  /** Whether no clause is at work or waiting for its turn. */
  idle(): boolean;
  /** Closes the session, which opens its connections again should another clause start. Gives the requests of the run so far. */
  close(): Promise<number>;
}

/** The reason of a clause that a signal kept from running. */
export const INTERRUPTED = 'interrupted';

/** Sent on the channel of a run: `ready` by the worker that runs the clauses, `stop` by the process that started it. */
export const [READY, STOP] = ['ready', 'stop'];

/** Clauses at work for each request at once: while one waits for its last answers, the others send. */
const CLAUSES_PER_REQUEST = 3;

/** Opens a run; sends nothing before its first clause starts. `onRecord` is called as each record becomes known. */
export function openRun(settings: RunSettings, engine: Engine, onRecord: (record: ClauseRecord) => void): SharedRun {
  const clauses = engine.clauses(settings);
  const limit = pLimit(settings.concurrency * CLAUSES_PER_REQUEST);
  const records = new Map<string, Promise<ClauseRecord>>();
  let opened: Promise<OpenSession> | undefined;
  let stopped = false;

  async function run(clause: Clause): Promise<ClauseRecord> {
    try {
      opened ??= engine.open(settings);
      const session = await opened;
      return stopped ? emptyRecord(clause, 'not-exercised', INTERRUPTED) : await session.run(clause);
    } catch (error) {
      return emptyRecord(clause, 'error', engine.redactor(settings)(words(error)));
    }
  }

  function record(id: string): Promise<ClauseRecord> {
    const clause = clauses.find((candidate) => candidate.id === id);
    if (clause === undefined) throw new Error(`the clause ${id} is not part of this run`);
    const known = records.get(id);
    if (known !== undefined) return known;
    const started = limit(run, clause);
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
    idle: () => limit.activeCount + limit.pendingCount === 0,
    async close() {
      // why it did not open is told in the record of each clause
      const session = await opened?.catch(() => undefined);
      if (stopped) await session?.stop();
      return (await session?.close()) ?? 0;
    },
  };
}

/** A record of a clause of which nothing was sent, or of which nothing is known. */
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
