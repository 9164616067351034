/** Estimates the requests of a clause, from the measurements of `npm run costs` on the reference. */
import { readFileSync } from 'node:fs';
import { specsFile } from '../utils/packageFiles.ts';

/** The settings that the number of requests depends on. */
export interface RunSize {
  /** The number of runs of each property. */
  runs: number;
  /** The number of resources that a run can create. */
  resources: number;
}

/** The settings of the measurement: the default number of runs, and the documented profile. */
export const MEASURED: RunSize = { runs: 25, resources: 2 };

/** The requests of a clause that runs alone, and the additional requests per run and per resource. */
export interface ClauseCost {
  requests: number;
  perRun?: number;
  perResource?: number;
}

export interface CostFile {
  /** The requests of a run of every clause. Clauses share some requests, so this is less than the sum over all clauses. */
  whole: number;
  clauses: Record<string, ClauseCost>;
}

let read: CostFile | undefined;

export function loadCosts(): CostFile {
  read ??= JSON.parse(readFileSync(specsFile('clause-costs.json'), 'utf8')) as CostFile;
  return read;
}

/** The requests of a clause that runs alone. The estimate is linear; an unmeasured clause costs the average. */
export function clauseCost(id: string, { runs, resources }: RunSize = MEASURED): number {
  const { clauses } = loadCosts();
  const { requests, perRun = 0, perResource = 0 } = clauses[id] ?? average(Object.values(clauses));
  const cost = requests + perRun * (runs - MEASURED.runs) + perResource * (resources - MEASURED.resources);
  return Math.max(1, Math.round(cost));
}

/** The requests of a run of these clauses. The more clauses there are, the more requests they share. */
export function runCost(ids: readonly string[], size: RunSize = MEASURED): number {
  const { whole, clauses } = loadCosts();
  const known = Object.keys(clauses);
  const saved = 1 - whole / sum(known.map((id) => clauseCost(id)));
  const part = Math.min(1, ids.length / known.length);
  return Math.round(sum(ids.map((id) => clauseCost(id, size))) * (1 - saved * part));
}

/** Sorts the most expensive clause first. The sort is stable. */
export function byCost<T extends { id: string }>(clauses: readonly T[]): T[] {
  return [...clauses].sort((one, other) => clauseCost(other.id) - clauseCost(one.id));
}

function average(costs: readonly ClauseCost[]): ClauseCost {
  return { requests: Math.ceil(sum(costs.map(({ requests }) => requests)) / costs.length) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
