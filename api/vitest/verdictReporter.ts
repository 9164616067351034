/** Verdict and exit code for users who run vitest directly. */
import type { TestCase, TestModule } from 'vitest/node';
import type { Reporter } from 'vitest/reporters';
import { printLeftovers } from '../../cli/cleanup/ledgers.ts';
import { EXIT } from '../../cli/process/exitCodes.ts';
import { redactorFor } from '../../client/redaction/redactor.ts';
import { visibleLine } from '../../reports/text/escape.ts';
import { assess } from '../../reports/verdict/verdict.ts';
import { loadClauses, resolveKinds, waivedBy } from '../../specs/load.ts';
import type { ClauseRecord } from '../../specs/model.ts';
import { emptyRecord } from '../../suites/engine/sharedRun.ts';

const EXIT_CODES = { conformant: EXIT.ok, 'non-conformant': EXIT.nonConformant, incomplete: EXIT.incomplete } as const;

export default class VerdictReporter implements Reporter {
  readonly #records = new Map<string, ClauseRecord>();

  onTestCaseResult(test: TestCase): void {
    const record = test.meta().proofmark;
    if (record !== undefined) this.#records.set(record.id, record);
  }

  /** Prints the verdict and sets the exit code. Tests that vitest skipped or filtered out make both `incomplete`. */
  onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly unknown[],
    ended: 'passed' | 'failed' | 'interrupted',
  ): void {
    const project = modules.find((module) => module.project.name === 'conformance')?.project;
    const settings = project?.getProvidedContext().proofmark?.settings;
    if (settings === undefined) return;
    const records = resolveKinds(loadClauses(), settings.profile).map(
      (clause) => this.#records.get(clause.id) ?? emptyRecord(clause, 'not-exercised', 'vitest did not run its test'),
    );
    const { level } = settings;
    const { verdict, reason, totals } = assess(records, {
      level,
      selection: null,
      waived: waivedBy(loadClauses(), settings.profile),
      interrupted: ended === 'interrupted',
    });
    const suffix = reason === null ? '' : `: ${visibleLine(reason)}`;
    process.stdout.write(
      `\nproofmark: ${redactorFor(settings)(settings.baseUrl, 'own')} is ${verdict} at level ${level}${suffix}\n`,
    );
    printLeftovers(settings.ledger);
    const internalError = totals.error > 0 || errors.length > 0 || modules.some((module) => module.errors().length > 0);
    process.exitCode = internalError ? EXIT.internal : EXIT_CODES[verdict];
  }
}
