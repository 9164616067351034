/** The engine of the contract's clauses, for whoever starts them: a vitest test for each, or a plain process. */

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
