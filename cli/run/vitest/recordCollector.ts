/** Collects the records of the tests, and makes a record for a clause whose test ended without one. */
import type { RunnerTask } from 'vitest';
import type { TestCase, TestModule } from 'vitest/node';
import type { Reporter } from 'vitest/reporters';
import type { Clause, ClauseRecord } from '../../../specs/model.ts';
import { emptyRecord, INTERRUPTED } from '../../../suites/engine/sharedRun.ts';

export interface CollectorSettings {
  /** The selected clauses, with the kinds that the profile gives them. */
  clauses: Clause[];
  redact(text: string): string;
  onRecord?(record: ClauseRecord): void;
  signal?: AbortSignal;
}

export class RecordCollector implements Reporter {
  readonly #settings: CollectorSettings;
  readonly #records = new Map<string, ClauseRecord>();
  /** Each error with the suite file that caused it, or with an empty string. */
  readonly #errors: { file: string; message: string }[] = [];

  constructor(settings: CollectorSettings) {
    this.#settings = settings;
  }

  onTestCaseResult(test: TestCase): void {
    const record = test.meta().proofmark;
    if (record !== undefined) this.add(record);
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { message?: string }[]): void {
    for (const module of modules) {
      for (const { message } of module.errors()) this.#errors.push({ file: module.moduleId, message });
    }
    for (const { message = 'error without a message' } of unhandled) this.#errors.push({ file: '', message });
  }

  /** Redacted messages of the errors outside of any clause. They are bugs in proofmark. */
  get errors(): string[] {
    return this.#errors.map(({ message }) => this.#settings.redact(message));
  }

  /** Returns one record per selected clause, in their order. Call it after vitest has ended. */
  all(): ClauseRecord[] {
    return this.#settings.clauses.map((clause) => {
      const known = this.#records.get(clause.id);
      if (known !== undefined) return known;
      const unloaded = this.#errors.find(({ file }) => file.includes(`/${clause.area}.suite.`));
      const record = this.#missing(clause, unloaded?.message);
      this.add(record);
      return record;
    });
  }

  /** Returns the record of a test's clause; if the test ended without one, a record with the outcome `error`. */
  readonly ofTask = ({ meta, result }: RunnerTask): ClauseRecord | undefined => {
    const clause = this.#settings.clauses.find(({ id }) => id === meta.clause);
    if (clause === undefined) return undefined;
    const known = meta.proofmark ?? this.#records.get(clause.id);
    if (known !== undefined) return known;
    const [error] = result?.errors ?? [];
    const record = this.#missing(clause, error?.message);
    this.add(record);
    return record;
  };

  /** Adds a record. Each record arrives twice, through the channel and with its test. Keeps the first. */
  add(record: ClauseRecord): void {
    if (this.#records.has(record.id)) return;
    this.#records.set(record.id, record);
    this.#settings.onRecord?.(record);
  }

  #missing(clause: Clause, error: string | undefined): ClauseRecord {
    if (this.#settings.signal?.aborted === true) return emptyRecord(clause, 'not-exercised', INTERRUPTED);
    const cause = error === undefined ? 'its worker stopped' : this.#settings.redact(error);
    return emptyRecord(clause, 'error', `the test of the clause ended without a record: ${cause}`);
  }
}
