/** Opens the session of a run, runs clauses in it, and closes it. */
import { NotApplicable, NotExercised } from '../../client/failures.ts';
import type { RunSettings } from '../../client/settings.ts';
import { clauseCost } from '../../specs/contract/costs.ts';
import type { Clause, ClauseRecord } from '../../specs/model.ts';
import { creatable } from '../fixtures/profile/operations.ts';
import { prepare } from '../fixtures/provider/prepare.ts';
import { tearDown } from '../fixtures/provider/teardown.ts';
import { checkCredentials } from '../fixtures/run/credentialsCheck.ts';
import { createSession, type Session } from '../fixtures/run/session.ts';
import { sweep } from '../fixtures/run/sweep/sweep.ts';
import { ALONE, Phases, type Turn } from './phases.ts';
import { recordOf } from './record.ts';
import { refusedEverywhere } from './refusedEverywhere.ts';
import { probeFor } from './registry.ts';
import { RULED, rulesOf } from './ruling.ts';
import { type End, outcomeOf } from './settle.ts';
import { ClauseTrial } from './trial.ts';

/** Opens a session and checks once whether the target accepts the credentials. */
export async function openSession(settings: RunSettings): Promise<Session> {
  const session = createSession(settings);
  const rules = rulesOf(session);
  session.onExchange = (exchange, key, sender) => rules.judge(exchange, key, sender);
  await checkCredentials(session);
  return session;
}

/** Removes shared resources and leftovers, closes the connections, and returns the number of requests of the session. */
export async function closeSession(session: Session): Promise<number> {
  await tearDown(session);
  for (const side of sidesOf(session)) {
    if (side.ledger === null) continue;
    await sweep(side, side.ledger.file, { again: false });
    await side.ledger.file.close();
  }
  await session.client.close();
  return session.client.requests;
}

/** The sessions of both accounts. */
function sidesOf(session: Session): Session[] {
  return session.other === null ? [session] : [session, session.other];
}

/** Runs clauses at the same time. Returns their records in the same order. */
export async function runClauses(clauses: readonly Clause[], session: Session): Promise<ClauseRecord[]> {
  const phases = new Phases();
  return Promise.all(clauses.map((clause) => phases.run((turn) => runClause(clause, session, turn))));
}

/**
 * Runs one clause. Bugs in a probe become the outcome `error`. If rules can break the clause, its record is complete when all other
 * clauses have ended.
 */
export async function runClause(clause: Clause, session: Session, turn: Turn = ALONE): Promise<ClauseRecord> {
  const trial = new ClauseTrial(clause, session, turn);
  const started = performance.now();
  const ended = await withinLimit(trial);
  session.left.delete(clause.id);
  // The last clause removes the shared resources.
  if (session.left.size === 0) await tearDown(session);
  const durationMs = Math.round(performance.now() - started);
  // The first clause of a shard reports what belongs to clauses of other shards.
  const isFirst = session.settings.shard !== undefined && clause.id === session.settings.clauses[0];
  if (RULED.has(clause.id) || isFirst) await turn.reach('judging');
  if (RULED.has(clause.id)) for (const result of rulesOf(session).resultsFor(clause.id)) trial.add(result);
  const elsewhere = isFirst ? rulesOf(session).elsewhere() : [];
  const answers = rulesOf(session).answers.of(clause.id);
  return {
    ...recordOf(trial, ended, durationMs),
    ...(answers !== undefined && { answers }),
    ...(elsewhere.length > 0 && { elsewhere }),
  };
}

/** Runs the probe if `--max-requests` leaves enough requests. A replay refuses the clauses that the recorded run refused. */
async function withinLimit(trial: ClauseTrial): Promise<End | null> {
  const { clause, session } = trial;
  const { client, profile, settings } = session;
  const keep = (refusal: End | null) => client.fact(`limit ${clause.id}`, () => refusal, null);
  if (client.recording.replays) {
    const recorded = keep(null);
    return recorded ?? probed(trial);
  }
  if (client.limit === null) return probed(trial);
  if (profile.clauses[clause.id]?.kind === 'not-applicable') return probed(trial);
  const cost = clauseCost(clause.id, { runs: settings.runs, resources: creatable(profile).length });
  const pending = () =>
    sidesOf(session)
      .flatMap(({ teardown }) => teardown)
      .reduce((sum, { size }) => sum + size, 0);
  try {
    return await client.limit.run(cost, pending, () => probed(trial));
  } catch (error) {
    return keep(outcomeOf(error, session.redact));
  }
}

/** Runs the probe. Returns the outcome of an error that the probe itself throws, or null. */
async function probed(trial: ClauseTrial): Promise<End | null> {
  const { clause, session } = trial;
  const override = session.profile.clauses[clause.id];
  try {
    if (override?.kind === 'not-applicable') throw new NotApplicable(override.reason);
    if (session.refused === null) {
      await prepare(session);
      await probeFor(clause.id)(trial);
    } else if (clause.id === 'auth.valid-credentials') trial.add(refusedEverywhere(session, session.refused));
    else throw new NotExercised('the target refuses the given credentials everywhere');
    return null;
  } catch (error) {
    return outcomeOf(error, session.redact);
  }
}
