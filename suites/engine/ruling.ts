/** Applies every rule to every exchange of a run, and keeps what each clause needs for its record. */
import type { Exchange, HttpResponse, Representation } from '../../client/exchange.ts';
import { Contradiction } from '../../client/failures.ts';
import { representation } from '../../client/representation/representation.ts';
import type { ElsewhereFinding } from '../../specs/model.ts';
import { memoizeWeakly } from '../../specs/utils/memoize.ts';
import type { Sender, Session } from '../fixtures/run/session.ts';
import { addressedBy } from '../rules/addressed.ts';
import { RULES } from '../rules/index.ts';
import type { Broken, RuleContext } from '../rules/rule.ts';
import { AnswerCounts } from './evidence/answers.ts';
import { findingOf } from './evidence/findings.ts';
import type { CaseResult } from './settle.ts';

/** The rules of a session, with their findings. */
export const rulesOf = memoizeWeakly((session: Session): RuleBook => new RuleBook(session));

/** The ids of the clauses that a rule can break. */
export const RULED: ReadonlySet<string> = new Set(RULES.flatMap(({ clauses }) => clauses));

interface Kept {
  key: string;
  result: CaseResult;
}

class RuleBook {
  /** The answers that the rules can judge. */
  readonly answers = new AnswerCounts();
  readonly #session: Session;
  readonly #clauses: ReadonlySet<string>;
  readonly #context: RuleContext;
  /** Exchanges that no other write can have influenced. */
  readonly #alone = new WeakSet<Exchange>();
  /** One result per clause and kind of contradiction. */
  readonly #kept = new Map<string, Kept>();

  constructor(session: Session) {
    const { profile, requests, settings } = session;
    this.#session = session;
    this.#clauses = new Set(
      [...settings.clauses, ...(settings.shard?.others ?? [])].filter(
        (id) => profile.clauses[id]?.kind !== 'not-applicable',
      ),
    );
    const shown = memoizeWeakly((response: HttpResponse): { value: Representation | undefined } => ({
      value: representation(profile, response),
    }));
    this.#context = {
      profile,
      shown: ({ response }) => shown(response).value,
      addressed: ({ request }) => addressedBy(profile, requests.basePath, request.unhookedPath ?? request.path),
      isAuthorised: ({ request }) => request.userinfo === undefined && request.credential === requests.valid,
      isAlone: (exchange) => this.#alone.has(exchange),
    };
  }

  /** Judges an exchange. An answer that stayed 429 or 5xx says nothing about the request. */
  judge(exchange: Exchange, key: string, sender: Sender): void {
    const { request, response } = exchange;
    if (exchange.busy || this.#session.refused !== null) return;
    // A target that does not know the prefix of a hook reads another path.
    if (request.unhookedPath !== undefined && request.requestedStatus !== response.status) return;
    if (!(request.unhookedPath ?? request.path).startsWith(this.#session.requests.basePath)) return;
    this.answers.add(exchange, key, this.#context);
    if (sender.isAlone(request)) this.#alone.add(exchange);
    for (const rule of RULES) {
      const judgement = rule.judge(exchange, this.#context);
      if (judgement?.broken === undefined || !this.#clauses.has(judgement.clause)) continue;
      this.#keep(judgement.clause, judgement.broken, exchange, key, sender);
    }
  }

  /** The contradictions of a clause, in the order of their keys. */
  resultsFor(clause: string): CaseResult[] {
    return [...this.#kept]
      .filter(([name]) => name.startsWith(`${clause} `))
      .map(([, kept]) => kept)
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ result }) => result);
  }

  /** The contradictions of the clauses that other shards attempt. */
  elsewhere(): ElsewhereFinding[] {
    return (this.#session.settings.shard?.others ?? []).flatMap((clause) =>
      this.resultsFor(clause).flatMap(({ evidence, finding }) =>
        finding === null ? [] : [{ clause, evidence, finding }],
      ),
    );
  }

  /** Keeps the contradiction with the smallest key, so that the record does not depend on which answer arrives first. */
  #keep(clause: string, broken: Broken, exchange: Exchange, key: string, sender: Sender): void {
    const name = `${clause} ${new Contradiction(broken).identity}`;
    const known = this.#kept.get(name);
    if (known !== undefined && known.key < key) return;
    const finding = findingOf(new Contradiction({ ...broken, exchange }), sender);
    const result: CaseResult = {
      name: 'every exchange of the run',
      outcome: 'fail',
      reason: finding.message,
      finding,
      case: null,
      observed: [],
      evidence: exchange.request.requestedStatus === undefined ? 'natural' : 'hook',
    };
    this.#kept.set(name, { key, result });
  }
}
