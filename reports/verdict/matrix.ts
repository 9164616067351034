/** The matrix of the contract: methods, native and overloaded, against the statuses that the page documents for them. */
import {
  type Cell,
  type Clause,
  type Conformance,
  type Evidence,
  type Method,
  OUTCOMES,
  type Outcome,
} from '../../specs/model.ts';
import { type Colors, paint, SYMBOLS } from '../console/style.ts';

const ROWS = [
  { label: 'GET', method: 'GET', via: 'native' },
  { label: 'POST', method: 'POST', via: 'native' },
  { label: 'PUT', method: 'PUT', via: 'native' },
  { label: 'DELETE', method: 'DELETE', via: 'native' },
  { label: 'POST ?_method=PUT', method: 'PUT', via: 'overloaded' },
  { label: 'POST ?_method=DELETE', method: 'DELETE', via: 'overloaded' },
] as const;

export interface MatrixRow {
  label: string;
  method: Method;
  via: Cell['via'];
  /** One for each status; null where the page does not document the combination. */
  cells: (MatrixCell | null)[];
}

export interface MatrixCell {
  id: string;
  outcome: Outcome;
  evidence: readonly Evidence[];
}

export interface StatusMatrix {
  /** In rising order. */
  statuses: number[];
  rows: MatrixRow[];
  passed: number;
  /** Documented combinations. */
  of: number;
}

/** The cells of a run, in the order in which they are told everywhere. */
export function statusMatrix(conformance: Conformance, clauses: readonly Clause[]): StatusMatrix {
  const entries = new Map(conformance.clauses.map((entry) => [entry.id, entry]));
  const cells = clauses.flatMap(({ id, cell }) => {
    const entry = entries.get(id);
    if (cell === undefined || entry === undefined) return [];
    return [{ ...cell, id, outcome: entry.outcome, evidence: entry.evidence }];
  });
  const statuses = [...new Set(cells.map(({ status }) => status))].sort((a, b) => a - b);
  const rows = ROWS.map((row) => ({
    ...row,
    cells: statuses.map(
      (status) =>
        cells.find((one) => one.method === row.method && one.via === row.via && one.status === status) ?? null,
    ),
  }));
  return { statuses, rows, passed: cells.filter(({ outcome }) => outcome === 'pass').length, of: cells.length };
}

/** Lines of the matrix and its legend; an undocumented combination is a dot. */
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
