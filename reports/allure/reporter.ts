/** Allure's vitest reporter, with the statuses that our records say instead of the ones guessed from an error's text. */
import { type Label, Severity, Stage, type StatusDetails, type TestResult } from 'allure-js-commons';
import type { Writer } from 'allure-js-commons/sdk/reporter';
import AllureVitestReporter from 'allure-vitest/reporter';
import type { RunnerTask } from 'vitest';
import type { Vitest } from 'vitest/node';
import type { ClauseRecord } from '../../specs/model.ts';
import { ALLURE_STATUS, CATEGORIES, messageOf } from './statuses.ts';
import { type Vet, vettedWriter } from './vettedWriter.ts';

/** Labels that hold the machine's name or paths: they differ between a checkout and an install. */
const UNSTABLE = new Set(['package', 'host', 'thread', '_fallbackTestCaseId', 'parentSuite', 'suite', 'subSuite']);

type Ended = Parameters<AllureVitestReporter['onTestRunEnd']>[0];

export interface AllureReporterSettings {
  /** Where the result files go; created. */
  resultsDir: string;
  /** Shown in the report; no secrets. */
  environment: Record<string, string>;
  /** The record of a clause; of one whose test ended without it too. */
  recordOf(task: RunnerTask): ClauseRecord | undefined;
  /** Asked before each file is written. */
  vet: Vet;
}

export class ProofmarkAllureReporter extends AllureVitestReporter {
  /** The test whose result is being written: the listener is given the result alone. */
  readonly #current: { task?: RunnerTask };
  /** Ids of the clauses that have a result. */
  readonly written: ReadonlySet<string>;
  #ended: Ended = [];
  readonly #place: { resultsDir: string; vet: Vet };

  constructor({ resultsDir, environment, recordOf, vet }: AllureReporterSettings) {
    const current: { task?: RunnerTask } = {};
    const written = new Set<string>();
    super({
      resultsDir,
      reportMatchers: false,
      environmentInfo: environment,
      categories: CATEGORIES,
      listeners: [
        {
          // comes before the result's historyId is computed from its fullName
          beforeTestResultStop(result) {
            const record = current.task === undefined ? undefined : recordOf(current.task);
            if (record === undefined) return;
            settleResult(result, record);
            written.add(record.id);
          },
          // the test waited for its turn; the clause took less
          afterTestResultStop(result) {
            const record = current.task === undefined ? undefined : recordOf(current.task);
            if (record !== undefined && result.start !== undefined) result.stop = result.start + record.durationMs;
          },
        },
      ],
    });
    this.#current = current;
    this.written = written;
    this.#place = { resultsDir, vet };
  }

  override onInit(vitest: Vitest): void {
    // the base class makes the writer itself, and writes with it before it returns: what stands there then is ours alone
    super.onInit(vitest);
    const { allureReporterRuntime: runtime } = this as unknown as { allureReporterRuntime: { writer: Writer } };
    runtime.writer = vettedWriter(runtime.writer, this.#place);
  }

  /** Nothing yet: the thread that ran the tests is alive, and what both need at the same time counts. */
  override onTestRunEnd(modules: Ended): void {
    this.#ended = modules;
  }

  /** Writes the results. To be called when vitest has been closed. */
  write(): void {
    super.onTestRunEnd(this.#ended);
  }

  /** The base class drops a test that was skipped before it began; here it stays, with its reason. */
  override handleTask(task: RunnerTask): void {
    if (task.type === 'suite') {
      for (const inner of task.tasks) this.handleTask(inner);
      return;
    }
    this.#current.task = task;
    super.handleTask(task.result === undefined ? { ...task, result: { state: 'skip' } } : task);
    delete this.#current.task;
  }
}

/** What Allure derives a test's ids from: the same in a checkout, in an install and in a merged run. */
export function fullNameOf(clause: string): string {
  return `proofmark/${clause.slice(0, clause.indexOf('.'))}#${clause}`;
}

/** Makes the result the same wherever the suites lie, and gives it the outcome's status and reason. */
export function settleResult(result: TestResult, record: ClauseRecord): void {
  const area = record.id.slice(0, record.id.indexOf('.'));
  result.fullName = fullNameOf(record.id);
  result.titlePath = ['proofmark', area];
  const labels = result.labels.filter(({ name }) => !UNSTABLE.has(name));
  labels.push({ name: 'parentSuite', value: 'proofmark' }, { name: 'suite', value: area });
  result.labels = [...labels, ...missing(labels, record, area)];
  result.status = ALLURE_STATUS[record.outcome];
  result.stage = Stage.FINISHED;
  result.statusDetails = details(record);
}

/** Where a test belongs that did not live to tell. */
function missing(labels: Label[], record: ClauseRecord, area: string): Label[] {
  const places: Label[] = [
    { name: 'epic', value: area },
    { name: 'feature', value: `level ${record.level}` },
    { name: 'story', value: record.id },
    { name: 'severity', value: record.kind === 'required' ? Severity.CRITICAL : Severity.MINOR },
    { name: 'outcome', value: record.outcome },
  ];
  return places.filter(({ name }) => !labels.some((label) => label.name === name));
}

function details(record: ClauseRecord): StatusDetails {
  const message = messageOf(record);
  const [first] = record.findings;
  return {
    ...(message === undefined ? {} : { message }),
    ...(first === undefined ? {} : { expected: first.expected, actual: first.actual, trace: trace(record) }),
  };
}

function trace({ findings }: ClauseRecord): string {
  return findings
    .map(({ message, expected, actual, curl }) => `${message}\nexpected: ${expected}\nactual:   ${actual}\n\n${curl}`)
    .join('\n\n');
}
