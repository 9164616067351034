/** Runs the selected clauses of the contract. */
import { fileURLToPath } from 'node:url';
import type { RunSettings } from '../../client/settings.ts';
import { loadClauses } from '../../specs/load.ts';
import type { ClauseRecord } from '../../specs/model.ts';
import { type ExecuteOptions, runSuites } from './vitest/runSuites.ts';

/** Runs `settings.clauses` and resolves to one record each, in the contract's order; see `runSuites`. */
export function executeSuites(settings: RunSettings, options: ExecuteOptions): Promise<ClauseRecord[]> {
  const clauses = loadClauses(settings.revision).filter(({ id }) => settings.clauses.includes(id));
  // in a checkout these are the sources, in the package they are compiled
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const areas = [...new Set(clauses.map(({ area }) => area))];
  const root = fileURLToPath(new URL('../../suites', import.meta.url));
  return runSuites({ root, include: areas.map((area) => `${area}.suite.${extension}`), clauses }, settings, options);
}
