import type { Command } from 'commander';
import type { Fault } from '../../reference/faults/index.ts';
import type { Clause, Kind, Level } from '../../specs/model.ts';
import { orUsageError } from '../process/errors.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';

const KINDS: Record<Kind, string> = {
  required: 'required: it decides the verdict',
  optional: 'optional: a violation is a warning',
  check: 'check: it observes and never fails',
};
const LEVELS: Record<Level, string> = {
  core: 'core: every target can be tested for it',
  full: "full: it needs the target's help, or a second account",
};

/** Declares `explain`. */
export function addExplain(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('explain')
    .description('describe one clause: its source, how it is tested, the faults that break it')
    .argument('<id>', 'such as auth.wrong-token')
    .action(async (id: string) => end(await explain(id)));
}

/** @throws UsageError for an unknown id */
async function explain(id: string): Promise<ExitCode> {
  const { clauseById } = await import('../../specs/contract/clauses.ts');
  const clause = orUsageError('explain', () => clauseById(id));
  const { allFaults } = await import('../../reference/faults/index.ts');
  const faults = allFaults().filter(({ breaks }) => breaks.includes(id));
  process.stdout.write(`${await description(clause, faults)}\n`);
  return EXIT.ok;
}

async function description(clause: Clause, faults: readonly Fault[]): Promise<string> {
  const { howProbed } = await import('../../reports/verdict/remedies.ts');
  const facts: [name: string, text: string][] = [
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
