/** The matrix of the contract: methods, native and overloaded, against the statuses that the page documents for them. */
import type { Clause, Conformance, Outcome } from '../specs/model.ts';
import { type Colors, paint, SYMBOLS } from './style.ts';

const ROWS = [
  { label: 'GET', method: 'GET', via: 'native' },
  { label: 'POST', method: 'POST', via: 'native' },
  { label: 'PUT', method: 'PUT', via: 'native' },
  { label: 'DELETE', method: 'DELETE', via: 'native' },
  { label: 'POST ?_method=PUT', method: 'PUT', via: 'overloaded' },
  { label: 'POST ?_method=DELETE', method: 'DELETE', via: 'overloaded' },
] as const;

/** Lines of the matrix and its legend; an undocumented combination is a dot. */
export function renderMatrix(
  conformance: Conformance,
  { clauses, colors }: { clauses: readonly Clause[]; colors: Colors },
): string[] {
  const outcomes = new Map(conformance.clauses.map(({ id, outcome }) => [id, outcome]));
  const cells = clauses.flatMap(({ id, cell }) => {
    const outcome = outcomes.get(id);
    return cell === undefined || outcome === undefined ? [] : [{ ...cell, outcome }];
  });
  if (cells.length === 0) return [];
  const statuses = [...new Set(cells.map(({ status }) => status))].sort((a, b) => a - b);
  const rows = ROWS.map(({ label, method, via }) => {
    const shown = statuses.map((status) => {
      const cell = cells.find((one) => one.method === method && one.via === via && one.status === status);
      return cell === undefined ? colors.dim('  · ') : paint(colors, cell.outcome, `  ${SYMBOLS[cell.outcome]} `);
    });
    return `  ${label.padEnd(20)}${shown.join('')}`.trimEnd();
  });
  const passed = cells.filter(({ outcome }) => outcome === 'pass').length;
  const seen = [...new Set(cells.map(({ outcome }) => outcome))];
  const legend = (Object.keys(SYMBOLS) as Outcome[])
    .filter((outcome) => seen.includes(outcome))
    .map((outcome) => `${SYMBOLS[outcome]} ${outcome}`);
  return [
    `${colors.bold('Statuses by method')}  ${passed}/${cells.length} cells passed`,
    `  ${''.padEnd(20)}${statuses.map((status) => ` ${status}`).join('')}`,
    ...rows,
    `  ${colors.dim([...legend, '· not documented'].join('   '))}`,
  ];
}
