/** The status matrix on the terminal. */
import { type Clause, type Conformance, OUTCOMES } from '../../specs/model.ts';
import { statusMatrix } from '../verdict/statusMatrix.ts';
import { type Colors, paint, SYMBOLS } from './style.ts';

/** Returns the lines of the matrix and its legend. A dot marks an undocumented combination. */
export function renderMatrix(
  conformance: Conformance,
  { clauses, colors }: { clauses: readonly Clause[]; colors: Colors },
): string[] {
  const { statuses, rows, passed, of } = statusMatrix(conformance, clauses);
  if (of === 0) return [];
  const lines = rows.map(({ label, cells }) => {
    const shown = cells.map((cell) =>
      cell === null ? colors.dim('  · ') : paint(colors, cell.outcome, `  ${SYMBOLS[cell.outcome]} `),
    );
    return `  ${label.padEnd(20)}${shown.join('')}`.trimEnd();
  });
  const seen = new Set(rows.flatMap(({ cells }) => cells.map((cell) => cell?.outcome)));
  const legend = OUTCOMES.filter((outcome) => seen.has(outcome)).map((outcome) => `${SYMBOLS[outcome]} ${outcome}`);
  return [
    `${colors.bold('Statuses by method')}  ${passed}/${of} cells passed`,
    `  ${''.padEnd(20)}${statuses.map((status) => ` ${status}`).join('')}`,
    ...lines,
    `  ${colors.dim([...legend, '· not documented'].join('   '))}`,
  ];
}
