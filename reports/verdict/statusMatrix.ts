/** The status matrix: each method, native and overloaded, against its documented statuses. */
import type { Cell, Clause, Conformance, Evidence, Method, Outcome } from '../../specs/model.ts';

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
  /** One cell per status; null if the contract does not document the combination. */
  cells: (MatrixCell | null)[];
}

export interface MatrixCell {
  id: string;
  outcome: Outcome;
  evidence: readonly Evidence[];
}

interface StatusMatrix {
  /** In ascending order. */
  statuses: number[];
  rows: MatrixRow[];
  passed: number;
  /** The number of documented combinations. */
  of: number;
}

/** Returns the matrix of a run. All reports use its order. */
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
