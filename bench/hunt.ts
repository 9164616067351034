/** One hunt: how many requests until a fault is found, by the clauses that it breaks and nothing else. */
import { startSubject } from '../cli/prove/runSubject.ts';
import type { Fault } from '../reference/faults/fault.ts';
import { clauseById } from '../specs/load.ts';
import { closeSession, openSession, runClause } from '../suites/support/engine.ts';
import { atContradictions } from './cases.ts';

/** Requests that had been sent when the first case ended with a contradiction; null where none did. What follows it is not sent. */
export async function hunt({ id, breaks }: Pick<Fault, 'id' | 'breaks'>, seed: number, runs: number) {
  const { reference, settings } = await startSubject({ subject: { kind: 'fault', id }, clauses: breaks, seed, runs });
  try {
    const session = await openSession(settings);
    let sent: number | null = null;
    const found = () => {
      sent ??= session.client.line.sent;
      session.client.stop();
    };
    await atContradictions(found, () => Promise.all(breaks.map((clause) => runClause(clauseById(clause), session))));
    await closeSession(session);
    return sent as number | null;
  } finally {
    await reference.close();
  }
}
