/** Folds the results of a clause's cases into its record. */
import type { ClauseRecord, Outcome, RecordedExchange } from '../../specs/model.ts';
import type { Session } from '../fixtures/run/session.ts';
import { wrongCredentials } from './evidence/findings.ts';
import { renderExchange, requestLine } from './evidence/render.ts';
import { type Failing, traitsOf } from './evidence/traits.ts';
import type { CaseResult, End } from './settle.ts';
import { type ClauseTrial, SHOWN } from './trial.ts';

const FINDINGS = 10;

/** The record of the clause. `ended` is the error that the probe itself threw, or null. All texts are redacted. */
export function recordOf(trial: ClauseTrial, ended: End | null, durationMs: number): ClauseRecord {
  const { clause, session, results } = trial;
  const override = session.profile.clauses[clause.id];
  const kind = override !== undefined && override.kind !== 'not-applicable' ? override.kind : clause.kind;
  const folded = fold(results, ended);
  const outcome = folded.outcome === 'fail' && kind !== 'required' ? 'warn' : folded.outcome;
  const observations = new Set(results.flatMap(({ observed }) => observed));
  return {
    id: clause.id,
    kind,
    level: clause.level,
    outcome,
    evidence: evidenceOf(outcome, results),
    reason: folded.reason,
    ...(observations.size > 0 && {
      observation: [...observations].map((seen) => session.redact(seen)).join('; '),
    }),
    requests: trial.requests,
    ...traitsIn(results, session.redact),
    durationMs,
    findings: results.flatMap(({ finding }) => finding ?? []).slice(0, FINDINGS),
    cases: results.map(({ name, outcome: caseOutcome, reason }) => ({
      name: session.redact(name),
      outcome: caseOutcome,
      reason,
    })),
    exchanges: shownExchanges(results, session),
  };
}

/** The traits of all contradictions, also of those that the record does not show. */
function traitsIn(results: CaseResult[], redact: Session['redact']): Pick<ClauseRecord, 'traits'> {
  const failing = results.flatMap(({ name, finding }): Failing[] =>
    finding === null ? [] : [{ name: redact(name), finding }],
  );
  return failing.length === 0 ? {} : { traits: traitsOf(failing) };
}

/** The most severe outcome. A bug of proofmark is the most severe, because it makes the other outcomes unreliable. */
function fold(results: CaseResult[], ended: End | null): { outcome: Outcome; reason: string | null } {
  const order: Outcome[] = ['error', 'fail', 'inconclusive', 'not-exercised'];
  const all = [...results.map(({ outcome, reason }) => ({ outcome, reason })), ...(ended === null ? [] : [ended])];
  for (const outcome of order) {
    const found = all.filter((result) => result.outcome === outcome);
    const [first] = found;
    if (first === undefined) continue;
    return { outcome, reason: found.length > 1 ? `${first.reason} (and ${found.length - 1} more)` : first.reason };
  }
  if (all.some(({ outcome }) => outcome === 'pass')) return { outcome: 'pass', reason: null };
  return all[0] ?? { outcome: 'error', reason: 'the probe ran no case' };
}

/** A clause that was not exercised has no evidence. */
function evidenceOf(outcome: Outcome, results: CaseResult[]): ClauseRecord['evidence'] {
  if (outcome.startsWith('not-')) return [];
  const reached = results.filter((result) => !result.outcome.startsWith('not-'));
  return [...new Set(reached.map(({ evidence }) => evidence))].sort();
}

/** The last exchange of each case, failing cases first. */
function shownExchanges(results: CaseResult[], session: Session): RecordedExchange[] {
  const host = new URL(session.settings.baseUrl).host;
  const ordered = [...results].sort((a, b) => Number(b.outcome === 'fail') - Number(a.outcome === 'fail'));
  return ordered.slice(0, SHOWN).flatMap(({ name, case: c }) => {
    const last = c?.trail.last;
    if (c === null || last === undefined) return [];
    return [
      {
        title: session.redact(`${name}: ${requestLine(last.request)}`, 'own'),
        text: renderExchange(last, host, session.redact, wrongCredentials(c.trail.exchanges, session)),
      },
    ];
  });
}
