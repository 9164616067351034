/** Verdict and exit code for users who run vitest directly. */
import type { TestProject } from 'vitest/node';
import { printLeftovers } from '../../cli/cleanup/ledgers.ts';
import type { ExitCode } from '../../cli/process/exitCodes.ts';
import { exitCodeOf } from '../../cli/run/exitCode.ts';
import type { RunPlan } from '../../cli/settings/settings.ts';
import { redactorFor } from '../../client/redaction/redactor.ts';
import { visibleLine } from '../../reports/text/escape.ts';
import { assess, type Selection } from '../../reports/verdict/verdict.ts';
import { loadClauses, resolveKinds, waivedBy } from '../../specs/load.ts';
import type { Clause, ClauseRecord } from '../../specs/model.ts';
import { emptyRecord } from '../../suites/engine/sharedRun.ts';

/**
 * Prints the verdict and returns the exit code. Reads the records from the state of vitest, which no reporter and no filter
 * changes. A clause without a test or with a skipped one did not pass.
 */
export function conclude({ vitest, name }: TestProject, plan: RunPlan, interrupted: boolean): ExitCode {
  const { settings } = plan;
  const modules = vitest.state.getTestModules().filter(({ project }) => project.name === name);
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const found = new Map<string, ClauseRecord>();
  for (const test of tests) {
    const record = test.meta().proofmark;
    if (record !== undefined) found.set(record.id, record);
  }
  const clauses = resolveKinds(loadClauses(settings.revision), settings.profile);
  const records = clauses.map(
    (clause) => found.get(clause.id) ?? emptyRecord(clause, 'not-exercised', 'vitest did not run its test'),
  );
  const { level } = settings;
  const extent = {
    level,
    selection: narrowed(plan.selection, vitest.config.testNamePattern, clauses),
    shard: plan.shard,
    interrupted,
  };
  const assessment = assess(records, { ...extent, waived: waivedBy(clauses, settings.profile) });
  const reason = assessment.reason === null ? '' : `: ${visibleLine(assessment.reason)}`;
  process.stdout.write(
    `\nproofmark: ${redactorFor(settings)(settings.baseUrl, 'own')} is ${assessment.verdict} at level ${level}${reason}\n`,
  );
  const redact = redactorFor(settings);
  printLeftovers(settings.ledger, process.env, (text) => redact(text, 'own'));
  const internalError =
    vitest.state.getUnhandledErrors().length > 0 || modules.some((module) => module.errors().length > 0);
  return exitCodeOf({ ...assessment, level, clauses: records }, { ...extent, internalError });
}

/** The selection of `clause`, narrowed by vitest's `-t` to the clauses whose test has a matching name. */
function narrowed(
  selection: Selection | null,
  pattern: RegExp | undefined,
  clauses: readonly Clause[],
): Selection | null {
  if (pattern === undefined) return selection;
  const matching = clauses.filter(({ id, area, title }) => `${area} ${id}: ${title}`.search(pattern) !== -1);
  const ids = matching.map(({ id }) => id).filter((id) => selection?.ids.includes(id) ?? true);
  return { patterns: [...(selection?.patterns ?? []), `-t ${pattern.source}`], ids };
}
