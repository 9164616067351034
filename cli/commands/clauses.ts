import type { Command } from 'commander';
import type { Clause } from '../../specs/model.ts';
import { EXIT, type ExitCode } from '../process/exitCodes.ts';

/** Declares `clauses`. */
export function addClauses(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('clauses')
    .description('list the clauses of the contract')
    .option('--json', 'print the clauses as JSON')
    .action(async (options) => end(await listClauses(options)));
}

/** Prints one line per clause, grouped by area; with `json`, all clauses as an array. */
async function listClauses({ json = false }: { json?: boolean }): Promise<ExitCode> {
  const { loadClauses } = await import('../../specs/contract/clauses.ts');
  const clauses = loadClauses();
  process.stdout.write(json ? `${JSON.stringify(clauses, null, 2)}\n` : `${await clauseTable(clauses)}\n`);
  return EXIT.ok;
}

async function clauseTable(clauses: readonly Clause[]): Promise<string> {
  const { AREAS } = await import('../../specs/model.ts');
  const width = Math.max(...clauses.map(({ id }) => id.length));
  const lines = AREAS.flatMap((area) =>
    clauses
      .filter((clause) => clause.area === area)
      .map(({ id, kind, level, title }) => `${id.padEnd(width)}  ${kind.padEnd(8)}  ${level}  ${title}`),
  );
  return [...lines, '', `${clauses.length} clauses; \`proofmark explain ID\` describes one`].join('\n');
}
