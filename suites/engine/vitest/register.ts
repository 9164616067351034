/** Connects the suite files to the engine. */
import type { Area } from '../../../specs/model.ts';
import { ENGINE } from '../contractEngine.ts';
import { registerClauses } from './clauseTests.ts';

/** Registers one vitest test for each selected clause of the area. */
export function registerArea(area: Area): void {
  registerClauses(area, ENGINE);
}
