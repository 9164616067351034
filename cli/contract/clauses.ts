/** `clauses`: the contract as a list. */

import { loadClauses } from '../../specs/contract/clauses.ts';
import { AREAS } from '../../specs/model.ts';
import { EXIT, type ExitCode } from '../process/errors.ts';

/** Prints one line a clause, by area, or with `json` the clauses as data. */
export function clauses({ json = false }: { json?: boolean }): ExitCode {
  const all = loadClauses();
  process.stdout.write(json ? `${JSON.stringify(all, null, 2)}\n` : `${listing(all)}\n`);
  return EXIT.ok;
}

function listing(all: ReturnType<typeof loadClauses>): string {
  const width = Math.max(...all.map(({ id }) => id.length));
  const lines = AREAS.flatMap((area) =>
    all
      .filter((clause) => clause.area === area)
      .map(({ id, kind, level, title }) => `${id.padEnd(width)}  ${kind.padEnd(8)}  ${level}  ${title}`),
  );
  return [...lines, '', `${all.length} clauses; \`proofmark explain ID\` tells all about one`].join('\n');
}
