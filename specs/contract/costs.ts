/** How many requests a clause takes, by what `npm run costs` measured on the reference. */
import { readFileSync } from 'node:fs';
import { specsFile } from '../utils/packageFiles.ts';

/** What the number of requests depends on. */
export interface RunSize {
  /** Runs of each property. */
  runs: number;
  /** Resources that a run can create. */
  resources: number;
}

/** What the costs were measured at: the default number of runs, and the documented profile. */
export const MEASURED: RunSize = { runs: 25, resources: 2 };

/** A clause that runs alone: its requests, and how many more each further run and each further resource take. */
export interface ClauseCost {
  requests: number;
  perRun?: number;
  perResource?: number;
}

export interface CostFile {
  /** Requests of a run of every clause; fewer than the sum, because clauses share some of their requests. */
  whole: number;
  clauses: Record<string, ClauseCost>;
}

let read: CostFile | undefined;

export function loadCosts(): CostFile {
  read ??= JSON.parse(readFileSync(specsFile('clause-costs.json'), 'utf8')) as CostFile;
  return read;
}

/** The requests of a clause that runs alone. They grow in a straight line; a clause that was not measured costs the average. */
export function clauseCost(id: string, { runs, resources }: RunSize = MEASURED): number {
  const { clauses } = loadCosts();
  const { requests, perRun = 0, perResource = 0 } = clauses[id] ?? average(Object.values(clauses));
  const cost = requests + perRun * (runs - MEASURED.runs) + perResource * (resources - MEASURED.resources);
  return Math.max(1, Math.round(cost));
}

/** The requests of a run of these clauses. The more clauses there are, the more of their requests are shared. */
export function runCost(ids: readonly string[], size: RunSize = MEASURED): number {
  const { whole, clauses } = loadCosts();
  const known = Object.keys(clauses);
  const saved = 1 - whole / sum(known.map((id) => clauseCost(id)));
  const part = Math.min(1, ids.length / known.length);
  return Math.round(sum(ids.map((id) => clauseCost(id, size))) * (1 - saved * part));
}

/** The most expensive clause first; equal ones keep their order. */
export function byCost<T extends { id: string }>(clauses: readonly T[]): T[] {
  return [...clauses].sort((one, other) => clauseCost(other.id) - clauseCost(one.id));
}

function average(costs: readonly ClauseCost[]): ClauseCost {
  return { requests: Math.ceil(sum(costs.map(({ requests }) => requests)) / costs.length) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
