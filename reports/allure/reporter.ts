/** The Allure reporter for vitest. Takes the status of a result from our record, not from the error text. */
import { type Label, Severity, Stage, type StatusDetails, type TestResult } from 'allure-js-commons';
import type { Writer } from 'allure-js-commons/sdk/reporter';
import AllureVitestReporter from 'allure-vitest/reporter';
import type { RunnerTask } from 'vitest';
import type { Vitest } from 'vitest/node';
import type { ClauseRecord } from '../../specs/model.ts';
import { factLines } from '../text/sentence.ts';
import { ALLURE_STATUS, CATEGORIES, messageOf } from './statuses.ts';
import { type Vet, vettedWriter } from './vettedWriter.ts';

/** Labels with a machine name or path. They differ between a checkout and an install. */
const UNSTABLE = new Set(['package', 'host', 'thread', '_fallbackTestCaseId', 'parentSuite', 'suite', 'subSuite']);

type TestModules = Parameters<AllureVitestReporter['onTestRunEnd']>[0];

interface AllureReporterSettings {
  /** The folder of the result files. Created if missing. */
  resultsDir: string;
  /** The environment variables of the report. No secrets. */
  environment: Record<string, string>;
  /** Returns the record of a test's clause, even if the test ended without one. */
  recordOf(task: RunnerTask): ClauseRecord | undefined;
  /** Decides whether a file may be written. */
  vet: Vet;
}

export class ProofmarkAllureReporter extends AllureVitestReporter {
  /** The current test. The listeners receive only its result. */
  readonly #current: { task?: RunnerTask };
  /** The ids of the clauses with a result. */
  readonly written: ReadonlySet<string>;
  #modules: TestModules = [];
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
          // runs before Allure computes historyId from fullName
          beforeTestResultStop(result) {
            const record = current.task === undefined ? undefined : recordOf(current.task);
            if (record === undefined) return;
            applyRecord(result, record);
            written.add(record.id);
          },
          // the time of the test includes waiting; the record has the time of the clause
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
    // the base class creates its own writer; replace it
    super.onInit(vitest);
    const { allureReporterRuntime: runtime } = this as unknown as { allureReporterRuntime: { writer: Writer } };
    runtime.writer = vettedWriter(runtime.writer, this.#place);
  }

  /** Keeps the modules for `write`. Writing now would add to the memory of the test thread, which is still alive. */
  override onTestRunEnd(modules: TestModules): void {
    this.#modules = modules;
  }

  /** Writes the results. Call it after vitest is closed. */
  write(): void {
    super.onTestRunEnd(this.#modules);
  }

  /** Keeps tests that were skipped before they started. The base class drops them. */
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

/** Returns the name from which Allure derives test ids. It is stable across checkouts, installs and merged runs. */
export function fullNameOf(clause: string): string {
  return `proofmark/${clause.slice(0, clause.indexOf('.'))}#${clause}`;
}

/** Sets the status and reason of the outcome, and removes everything that depends on the machine. */
export function applyRecord(result: TestResult, record: ClauseRecord): void {
  const area = record.id.slice(0, record.id.indexOf('.'));
  result.fullName = fullNameOf(record.id);
  result.titlePath = ['proofmark', area];
  const labels = result.labels.filter(({ name }) => !UNSTABLE.has(name));
  labels.push({ name: 'parentSuite', value: 'proofmark' }, { name: 'suite', value: area });
  result.labels = [...labels, ...missingLabels(labels, record, area)];
  result.status = ALLURE_STATUS[record.outcome];
  result.stage = Stage.FINISHED;
  result.statusDetails = details(record);
}

/** Returns the labels that a test without a result lacks. */
function missingLabels(labels: Label[], record: ClauseRecord, area: string): Label[] {
  const expected: Label[] = [
    { name: 'epic', value: area },
    { name: 'feature', value: `level ${record.level}` },
    { name: 'story', value: record.id },
    { name: 'severity', value: record.kind === 'required' ? Severity.CRITICAL : Severity.MINOR },
    { name: 'outcome', value: record.outcome },
  ];
  return expected.filter(({ name }) => !labels.some((label) => label.name === name));
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
  return findings.map((finding) => [...factLines(finding), '', finding.curl].join('\n')).join('\n\n');
}
