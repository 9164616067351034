/** What the hooks and the tests of `conformance` do. */
import { once } from 'node:events';
import pc from 'picocolors';
import { printLeftovers } from '../../cli/cleanup/ledgers.ts';
import { verdictLine } from '../../reports/console/summary.ts';
import type { Clause, Conformance, Outcome } from '../../specs/model.ts';
import { AssertionError, endTest, withoutStack } from '../../suites/engine/vitest/endTest.ts';
import { type ConformanceOptions, lateOptions } from './options.ts';
import type { Run } from './run.ts';

type Skip = (note: string) => void;

/** Outcomes whose test fails. */
const FAILS: readonly Outcome[] = ['fail', 'inconclusive', 'error'];
const INTERRUPTED = 'not-exercised: interrupted';

export class TestedRun {
  readonly #options: ConformanceOptions;
  #run: Run | undefined;
  #hasVerdictTest = false;

  constructor(options: ConformanceOptions) {
    this.#options = options;
  }

  /** Starts the given clauses. With null, the verdict is among the tests, and the run starts the clauses of the options. */
  async start(ids: readonly string[] | null): Promise<void> {
    const options = await lateOptions(this.#options);
    const { startRun } = await import('./run.ts');
    this.#hasVerdictTest = ids === null;
    this.#run = await startRun(ids === null ? options : { ...options, clauses: ids });
  }

  /** Reports the clause to the user's Allure reporter, and ends its test. */
  async judge(clause: Clause, signal: AbortSignal, skip: Skip): Promise<void> {
    const run = this.#started();
    const record = await Promise.race([run.record(clause.id), aborted(signal)]);
    if (record === undefined) return skip(INTERRUPTED);
    const { reportToAllure } = await import('../../suites/engine/vitest/allure.ts');
    await reportToAllure(clause, record, run.shown);
    const known = await this.#knownDeviation(record.outcome === 'fail' ? clause.id : null);
    if (known !== undefined) return skip(`known deviation: ${known}`);
    endTest(record, skip);
  }

  /** Fails unless the verdict is `conformant`, the selected clauses passed, or the gate of the baseline passed. */
  async judgeVerdict(signal: AbortSignal, skip: Skip): Promise<void> {
    const certification = await Promise.race([this.#started().ended, aborted(signal)]);
    if (certification === undefined) return skip(INTERRUPTED);
    if (!certification.passed) throw notPassed(certification.conformance);
  }

  /**
   * Ends the run, which removes its resources. If a filter left the verdict out, fails for a run that proved too little although no
   * test failed: a clause that was not exercised only skips its test.
   */
  async end(): Promise<void> {
    if (this.#run === undefined) return;
    this.#run.stop();
    const { conformance, leftover, passed } = await this.#run.ended;
    if (leftover !== null) printLeftovers(leftover.ledger, process.env, (text) => text);
    if (this.#hasVerdictTest || passed || conformance.interrupted) return;
    if (!conformance.clauses.some(({ outcome }) => FAILS.includes(outcome))) throw notPassed(conformance);
  }

  #started(): Run {
    if (this.#run === undefined) throw new Error('the run did not start');
    return this.#run;
  }

  /** The reason of the baseline for this failure. Only the whole run tells whether the baseline accepts it. */
  async #knownDeviation(id: string | null): Promise<string | undefined> {
    if (id === null || this.#options.baseline === undefined) return undefined;
    const { conformance } = await this.#started().ended;
    return conformance.gate?.known.find(({ clause }) => clause === id)?.reason;
  }
}

async function aborted(signal: AbortSignal): Promise<undefined> {
  if (!signal.aborted) await once(signal, 'abort');
}

function notPassed(conformance: Conformance): Error {
  const findings = conformance.gate?.findings.map(({ clause, message }) => `${clause}: ${message}`) ?? [];
  const line = `${conformance.target.baseUrl} is ${verdictLine(conformance, pc.createColors(false))}`;
  return withoutStack(new AssertionError([line, ...findings].join('\n')));
}
