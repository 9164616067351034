/** For who starts vitest instead of the command: the verdict, and an exit status that says it. */
import type { TestCase, TestModule } from 'vitest/node';
import type { Reporter } from 'vitest/reporters';
import { redactorFor } from '../../client/redaction/secrets.ts';
import { visibleLine } from '../../reports/text/escape.ts';
import { assess } from '../../reports/verdict/verdict.ts';
import { loadClauses, resolveKinds } from '../../specs/load.ts';
import type { ClauseRecord } from '../../specs/model.ts';
import { emptyRecord } from '../../suites/engine/sharedRun.ts';
import { leftIn, leftLine } from '../cleanup/ledgers.ts';
import { EXIT } from '../process/usage.ts';
import { complain } from '../report/telling.ts';

const EXITS = { conformant: EXIT.ok, 'non-conformant': EXIT.nonConformant, incomplete: EXIT.incomplete } as const;

export default class VerdictReporter implements Reporter {
  readonly #records = new Map<string, ClauseRecord>();

  onTestCaseResult(test: TestCase): void {
    const record = test.meta().proofmark;
    if (record !== undefined) this.#records.set(record.id, record);
  }

  /** What vitest skipped or filtered out is no pass: the verdict is then `incomplete`, and so is the exit status. */
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
      interrupted: ended === 'interrupted',
    });
    const told = reason === null ? '' : `: ${visibleLine(reason)}`;
    process.stdout.write(
      `\nproofmark: ${redactorFor(settings)(settings.baseUrl, 'own')} is ${verdict} at level ${level}${told}\n`,
    );
    const left = settings.ledger === undefined ? 0 : leftIn(settings.ledger);
    if (left > 0) complain(leftLine(left, settings.ledger ?? ''));
    const ours = totals.error > 0 || errors.length > 0 || modules.some((module) => module.errors().length > 0);
    process.exitCode = ours ? EXIT.internal : EXITS[verdict];
  }
}
