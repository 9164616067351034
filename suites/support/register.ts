/** Registers an area's clauses, to be run by the engine against the target that the settings name. */
import { loadClauses } from '../../specs/load.ts';
import { AREAS, type Area } from '../../specs/model.ts';
import { registerClauses } from './clauseTests.ts';
import { closeSession, openSession, runClause } from './engine.ts';
import { redactorFor } from './secrets.ts';
import type { Engine } from './sharedRun.ts';
import { byUrgency } from './urgency.ts';

const ENGINE: Engine = {
  clauses(settings) {
    const selected = loadClauses()
      .filter(({ id }) => settings.clauses.includes(id))
      .sort((a, b) => AREAS.indexOf(a.area) - AREAS.indexOf(b.area));
    return settings.maxRequests === null ? selected : byUrgency(selected, settings);
  },
  redactor: redactorFor,
  async open(settings) {
    const session = await openSession(settings);
    const atWork = new Set<Promise<unknown>>();
    return {
      run(clause) {
        const record = runClause(clause, session);
        atWork.add(record);
        record.finally(() => atWork.delete(record));
        return record;
      },
      async stop() {
        session.client.stop();
        await Promise.allSettled(atWork);
      },
      close: () => closeSession(session),
    };
  },
};

/** Registers one vitest test for each selected clause of the area. */
export function registerArea(area: Area): void {
  registerClauses(area, ENGINE);
}
