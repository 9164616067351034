/** The engine that runs the clauses of the contract, under vitest or in a plain process. */
import { redactorFor } from '../../client/redaction/redactor.ts';
import { byCost } from '../../specs/contract/costs.ts';
import { loadClauses } from '../../specs/load.ts';
import { AREAS } from '../../specs/model.ts';
import { closeSession, openSession, runClause } from './runClause.ts';
import type { Engine } from './sharedRun.ts';
import { byUrgency } from './urgency.ts';

export const ENGINE: Engine = {
  clauses(settings) {
    const selected = loadClauses(settings.revision)
      .filter(({ id }) => settings.clauses.includes(id))
      .sort((a, b) => AREAS.indexOf(a.area) - AREAS.indexOf(b.area));
    return settings.maxRequests === null ? selected : byUrgency(selected, settings);
  },
  startOrder: (clauses, { maxRequests }) => (maxRequests === null ? byCost(clauses) : [...clauses]),
  redactor: redactorFor,
  async open(settings) {
    const session = await openSession(settings);
    const running = new Set<Promise<unknown>>();
    return {
      run(clause, turn) {
        const record = runClause(clause, session, turn);
        running.add(record);
        record.finally(() => running.delete(record));
        return record;
      },
      async stop() {
        session.client.stop();
        await Promise.allSettled(running);
      },
      close: () => closeSession(session),
    };
  },
};
