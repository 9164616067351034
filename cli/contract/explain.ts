/** `explain ID`: everything about one clause. */
import type { Fault } from '../../reference/faults/index.ts';
import { howProbed } from '../../reports/verdict/remedies.ts';
import { clauseById } from '../../specs/contract/clauses.ts';
import type { Clause, Kind, Level } from '../../specs/model.ts';
import { EXIT, type ExitCode, orUsageError } from '../process/usage.ts';

const KINDS: Record<Kind, string> = {
  required: 'required: it decides the verdict',
  optional: 'optional: broken, it is a warning',
  check: 'check: it observes and never fails',
};
const LEVELS: Record<Level, string> = {
  core: 'core: any target can be brought to it',
  full: "full: it needs the target's help, or a second account",
};

/** @throws UsageError for an unknown id */
export async function explain(id: string): Promise<ExitCode> {
  const clause = orUsageError('explain', () => clauseById(id));
  const { allFaults } = await import('../../reference/faults/index.ts');
  const faults = allFaults().filter(({ breaks }) => breaks.includes(id));
  process.stdout.write(`${description(clause, faults)}\n`);
  return EXIT.ok;
}

function description(clause: Clause, faults: readonly Fault[]): string {
  const facts: [string, string][] = [
    ['statement', clause.statement],
    ['applies to', clause.appliesTo],
    ['probed', howProbed(clause)],
    ['kind', KINDS[clause.kind]],
    ['level', LEVELS[clause.level]],
    ['basis', clause.rationale === undefined ? clause.basis : `${clause.basis}: ${clause.rationale}`],
    ...clause.source.map(({ document, section, quote }): [string, string] => [
      'source',
      `${document === 'page' ? 'the page' : document}, ${section}: “${quote}”`,
    ]),
    ...faults.map(({ id, title }): [string, string] => ['broken by', `${id}: ${title}`]),
  ];
  const lines = facts.map(([name, text]) => `  ${name.padEnd(12)}${text}`);
  return [`${clause.id}: ${clause.title}`, ...lines].join('\n');
}
