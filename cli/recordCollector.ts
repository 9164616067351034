/** Gathers the records that come with the tests, and knows what to say of a clause whose test ended without one. */
import type { RunnerTask } from 'vitest';
import type { TestCase, TestModule } from 'vitest/node';
import type { Reporter } from 'vitest/reporters';
import type { Clause, ClauseRecord } from '../specs/model.ts';
import { emptyRecord, INTERRUPTED } from '../suites/support/sharedRun.ts';

export interface CollectorSettings {
  /** Selected, with the kinds that the profile gives them. */
  clauses: Clause[];
  redact(text: string): string;
  onRecord?(record: ClauseRecord): void;
  signal?: AbortSignal;
}

export class RecordCollector implements Reporter {
  readonly #settings: CollectorSettings;
  readonly #records = new Map<string, ClauseRecord>();
  readonly #errors: string[] = [];

  constructor(settings: CollectorSettings) {
    this.#settings = settings;
  }

  onTestCaseResult(test: TestCase): void {
    const record = test.meta().proofmark;
    if (record !== undefined) this.#add(record);
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { message?: string }[]): void {
    for (const module of modules) this.#errors.push(...module.errors().map(({ message }) => message));
    this.#errors.push(...unhandled.map(({ message }) => message ?? 'an error without a message'));
  }

  /** What went wrong outside of any clause, secrets out. Our own bugs. */
  get errors(): string[] {
    return this.#errors.map((error) => this.#settings.redact(error));
  }

  /** One record for each selected clause, in their order. Call it when vitest has ended. */
  all(): ClauseRecord[] {
    return this.#settings.clauses.map((clause) => {
      const known = this.#records.get(clause.id);
      if (known !== undefined) return known;
      const record = this.#without(clause, this.errors[0]);
      this.#add(record);
      return record;
    });
  }

  /** The record of a test's clause; where the test ended without it, the one that says so. */
  readonly ofTask = ({ meta, result }: RunnerTask): ClauseRecord | undefined => {
    const clause = this.#settings.clauses.find(({ id }) => id === meta.clause);
    if (clause === undefined) return undefined;
    const known = meta.proofmark ?? this.#records.get(clause.id);
    if (known !== undefined) return known;
    const [error] = result?.errors ?? [];
    const record = this.#without(clause, error === undefined ? undefined : this.#settings.redact(error.message));
    this.#add(record);
    return record;
  };

  #add(record: ClauseRecord): void {
    if (this.#records.has(record.id)) return;
    this.#records.set(record.id, record);
    this.#settings.onRecord?.(record);
  }

  #without(clause: Clause, error: string | undefined): ClauseRecord {
    if (this.#settings.signal?.aborted === true) return emptyRecord(clause, 'not-exercised', INTERRUPTED);
    return emptyRecord(clause, 'error', `the clause's test ended without a record: ${error ?? 'its worker stopped'}`);
  }
}
