/** Registers an area's clauses, to be run by the engine against the target that the settings name. */
import type { Area } from '../../../specs/model.ts';
import { ENGINE } from '../contractEngine.ts';
import { registerClauses } from './clauseTests.ts';

/** Registers one vitest test for each selected clause of the area. */
export function registerArea(area: Area): void {
  registerClauses(area, ENGINE);
}
