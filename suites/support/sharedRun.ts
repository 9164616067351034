/** One run over all areas: one session, and every selected clause's record as a promise, started in order, some at once. */
import pLimit from 'p-limit';
import type { Clause, ClauseRecord, Outcome } from '../../specs/model.ts';
import type { RunSettings } from './settings.ts';

/** What runs clauses; the suites' own tests bring another. */
export interface Engine {
  /** The clauses that the settings select, in the order in which they are to start. */
  clauses(settings: RunSettings): Clause[];
  open(settings: RunSettings): Promise<OpenSession>;
  /** Takes secrets out of the text of an error that nobody foresaw. */
  redactor(settings: RunSettings): (text: string) => string;
}

export interface OpenSession {
  run(clause: Clause): Promise<ClauseRecord>;
  /** Sends nothing more, and lets go of what the run holds. */
  close(): Promise<void>;
}

export interface SharedRun {
  readonly clauses: Clause[];
  /** Settles when the clause has run; never rejects. */
  record(id: string): Promise<ClauseRecord>;
  /** Starts no further clause and closes the session; what was not begun is `not-exercised`. */
  stop(): Promise<void>;
  /** Whether nothing is left to run. */
  done(): boolean;
  /** Settles when every clause has run and the session is closed. */
  readonly closed: Promise<void>;
}

/** The reason of a clause that a signal kept from running. */
export const INTERRUPTED = 'interrupted';

/** A clause waits for a slow answer, a lag or a quiet line now and then: so many at once for each request at once keep the line full. */
const CLAUSES_PER_REQUEST = 3;

export function startRun(settings: RunSettings, engine: Engine): SharedRun {
  const clauses = engine.clauses(settings);
  const opened = engine.open(settings);
  const limit = pLimit(settings.concurrency * CLAUSES_PER_REQUEST);
  let stopped = false;
  let pending = clauses.length;

  async function run(clause: Clause): Promise<ClauseRecord> {
    try {
      const session = await opened;
      return stopped ? emptyRecord(clause, 'not-exercised', INTERRUPTED) : await session.run(clause);
    } catch (error) {
      return emptyRecord(clause, 'error', engine.redactor(settings)(words(error)));
    } finally {
      pending -= 1;
    }
  }

  const records = new Map(clauses.map((clause) => [clause.id, limit(run, clause)]));
  let closing: Promise<void> | undefined;
  const close = (): Promise<void> => {
    closing ??= opened.then(
      (session) => session.close(),
      () => undefined, // a session that did not open is told in each record
    );
    return closing;
  };
  const closed = Promise.all(records.values()).then(close);
  closed.catch(() => undefined); // whoever awaits it is told

  return {
    clauses,
    closed,
    done: () => pending === 0,
    record(id) {
      const record = records.get(id);
      if (record === undefined) throw new Error(`the clause ${id} is not part of this run`);
      return record;
    },
    stop() {
      stopped = true;
      return close();
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
