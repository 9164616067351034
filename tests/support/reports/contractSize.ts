/** The size of the contract, counted from its data, so that a new clause changes no test. */
import { loadClauses } from '../../../specs/load.ts';

const clauses = loadClauses();
const required = clauses.filter(({ kind }) => kind === 'required');

export const CLAUSE_COUNT = clauses.length;
export const CELL_COUNT = clauses.filter(({ cell }) => cell !== undefined).length;
/** Number of required clauses of each level. */
export const CORE_COUNT = required.filter(({ level }) => level === 'core').length;
export const FULL_COUNT = required.length;
/** The verdict line of a run in which every clause passed. */
export const ALL_PASSED = `core ${CORE_COUNT}/${CORE_COUNT}, full ${FULL_COUNT}/${FULL_COUNT}`;
