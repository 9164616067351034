/** From a clause to its record: runs the probe, folds the cases, keeps the evidence. */

import { NotApplicable, NotExercised } from '../../client/failures.ts';
import type { RunSettings } from '../../client/settings.ts';
import { clauseCost } from '../../specs/contract/costs.ts';
import { resolveKinds } from '../../specs/load.ts';
import type { Clause, ClauseRecord, Outcome, RecordedExchange } from '../../specs/model.ts';
import { creatable } from '../fixtures/profile/operations.ts';
import { checkCredentials } from '../fixtures/run/credentialsCheck.ts';
import { createSession, type Session } from '../fixtures/run/session.ts';
import { sweep } from '../fixtures/run/sweep.ts';
import { probeFor } from '../probes/registry.ts';
import { wrongCredentials } from './evidence/findings.ts';
import { renderExchange, requestLine } from './evidence/render.ts';
import type { CaseResult } from './settle.ts';
import { emptyRecord } from './sharedRun.ts';
import { SHOWN, Trial } from './trial.ts';

const FINDINGS = 10;

/** Opens a session and asks the target once whether it takes the credentials at all. */
export async function openSession(settings: RunSettings): Promise<Session> {
  const session = createSession(settings);
  await checkCredentials(session);
  return session;
}

/**
 * Removes what the clauses shared, if the last of them has not done so, looks for what the run may have left without knowing, and lets
 * go of the connections.
 */
export async function closeSession(session: Session): Promise<void> {
  await clearUp(session);
  if (session.ledger !== null) {
    await sweep(session, session.ledger.file, { again: false });
    await session.ledger.file.close();
  }
  session.client.close();
}

/** Runs one clause. Never throws: what goes wrong on our side is the outcome `error`. */
export async function runClause(clause: Clause, session: Session): Promise<ClauseRecord> {
  const { client, profile, settings } = session;
  const { tape } = settings;
  type Turned = { outcome: Outcome; reason: string } | null;
  const turned = tape?.replays ? tape.choice<Turned>(`limit ${clause.id}`, () => null, null) : null;
  if (turned !== null) return notBegun(clause, session, turned);
  if (client.limit === null || profile.clauses[clause.id]?.kind === 'not-applicable') return attempt(clause, session);
  const cost = clauseCost(clause.id, { runs: settings.runs, resources: creatable(profile).length });
  try {
    return await client.limit.run(cost, () => attempt(clause, session));
  } catch (error) {
    const end = endOf(error, session);
    tape?.choice<Turned>(`limit ${clause.id}`, () => end, null);
    return notBegun(clause, session, end);
  }
}

function notBegun(clause: Clause, { profile }: Session, end: { outcome: Outcome; reason: string }): ClauseRecord {
  return emptyRecord(resolveKinds([clause], profile)[0] ?? clause, end.outcome, end.reason);
}

async function attempt(clause: Clause, session: Session): Promise<ClauseRecord> {
  const trial = new Trial(clause, session);
  const started = performance.now();
  let ended: { outcome: Outcome; reason: string } | null = null;
  const override = session.profile.clauses[clause.id];
  const kind = override !== undefined && override.kind !== 'not-applicable' ? override.kind : clause.kind;
  try {
    if (override?.kind === 'not-applicable') throw new NotApplicable(override.reason);
    if (session.refused !== null) refuse(trial, session.refused);
    else await probed(trial);
  } catch (error) {
    ended = endOf(error, session);
  }
  session.left.delete(clause.id);
  // the last one clears up what all have shared
  if (session.left.size === 0) await clearUp(session);
  const { results } = trial;
  const observations = new Set(results.flatMap(({ observed }) => observed));
  const folded = fold(results, ended);
  const outcome = folded.outcome === 'fail' && kind !== 'required' ? 'warn' : folded.outcome;
  return {
    id: clause.id,
    kind,
    level: clause.level,
    outcome,
    // what was not reached was reached by no way
    evidence: outcome.startsWith('not-') ? [] : [...trial.evidence].sort(),
    reason: folded.reason,
    ...(observations.size === 0
      ? {}
      : { observation: [...observations].map((seen) => session.redact(seen)).join('; ') }),
    requests: trial.requests,
    durationMs: Math.round(performance.now() - started),
    findings: results.flatMap(({ finding }) => (finding === null ? [] : [finding])).slice(0, FINDINGS),
    cases: results.map(({ name, outcome: became, reason }) => ({
      name: session.redact(name),
      outcome: became,
      reason,
    })),
    exchanges: sample(results, session),
  };
}

/** The probe, once what its cases stand on was created. */
async function probed(trial: Trial): Promise<void> {
  const { session } = trial;
  await session.foundation.prepare(session);
  await probeFor(trial.clause.id)(trial);
}

/** Removes what all clauses have shared. Never throws for what the target does. */
async function clearUp({ places, foundation }: Session): Promise<void> {
  await places.close();
  await foundation.close();
}

/** Our own error first: it voids the judgement. Then fail, inconclusive, not-exercised; a pass needs every case that could be run. */
function fold(
  results: CaseResult[],
  ended: { outcome: Outcome; reason: string } | null,
): { outcome: Outcome; reason: string | null } {
  const order: Outcome[] = ['error', 'fail', 'inconclusive', 'not-exercised'];
  const all = [...results.map(({ outcome, reason }) => ({ outcome, reason })), ...(ended === null ? [] : [ended])];
  for (const outcome of order) {
    const found = all.filter((result) => result.outcome === outcome);
    const [first] = found;
    if (first !== undefined)
      return { outcome, reason: found.length > 1 ? `${first.reason} (and ${found.length - 1} more)` : first.reason };
  }
  if (all.some(({ outcome }) => outcome === 'pass')) return { outcome: 'pass', reason: null };
  return all[0] ?? { outcome: 'error', reason: 'the probe opened no case' };
}

function endOf(error: unknown, session: Session): { outcome: Outcome; reason: string } {
  const reason = session.redact(error instanceof Error ? error.message : String(error));
  if (error instanceof NotApplicable) return { outcome: 'not-applicable', reason };
  if (error instanceof NotExercised) return { outcome: 'not-exercised', reason };
  return { outcome: 'error', reason: error instanceof Error ? session.redact(error.stack ?? reason) : reason };
}

/** The whole run rests on the valid credentials: where they are refused everywhere, one clause fails and nothing else is tried. */
function refuse(trial: Trial, refused: NonNullable<Session['refused']>): void {
  if (trial.clause.id !== 'auth.valid-credentials') {
    throw new NotExercised('the target refuses the given credentials everywhere');
  }
  const c = trial.newCase();
  c.exchanges.push(refused.exchange);
  try {
    c.check(false, () => ({
      message: refused.message,
      expected: 'status 200 for the valid credentials',
      actual: `status ${refused.exchange.response.status} on every operation`,
    }));
  } catch (error) {
    const finding = c.finding(error as Parameters<typeof c.finding>[0]);
    const told = { name: 'every operation', outcome: 'fail', reason: refused.message } as const;
    trial.add({ ...told, finding, observed: c.observed, case: c });
  }
  trial.evidence.add('natural');
}

/** The exchanges of the failing cases first, then the last one of each other case. */
function sample(results: CaseResult[], session: Session): RecordedExchange[] {
  const host = new URL(session.settings.baseUrl).host;
  const ordered = [...results].sort((a, b) => Number(b.outcome === 'fail') - Number(a.outcome === 'fail'));
  return ordered.slice(0, SHOWN).flatMap(({ name, case: c }) => {
    const last = c?.exchanges.at(-1);
    if (last === undefined) return [];
    return [
      {
        title: session.redact(`${name}: ${requestLine(last.request)}`, 'own'),
        text: renderExchange(last, host, session.redact, wrongCredentials(c?.exchanges ?? [], session)),
      },
    ];
  });
}
