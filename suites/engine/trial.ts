/** The trial of one clause: opens its cases and collects their results. */
import type fc from 'fast-check';
import { NotApplicable } from '../../client/failures.ts';
import { clauseSeed } from '../../generators/seed.ts';
import type { Clause } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { labelOf, tagOf } from '../fixtures/case/label.ts';
import { Case } from '../fixtures/index.ts';
import type { Session } from '../fixtures/run/session.ts';
import type { PropertyOptions, Trial } from '../probes/probe.ts';
import type { Phase, Turn } from './phases.ts';
import { type CaseSource, runProperty } from './property.ts';
import { type CaseResult, settle, withoutTrail } from './settle.ts';

/** The number of exchanges that a record shows. */
export const SHOWN = 6;

export class ClauseTrial implements Trial, CaseSource {
  readonly clause: Clause;
  readonly session: Session;
  readonly seed: number;
  requests = 0;
  /** One slot per case, in the order of opening, so that a record does not depend on which case ends first. */
  readonly #slots: { result?: CaseResult }[] = [];
  #cases = 0;
  readonly #turn: Turn;

  constructor(clause: Clause, session: Session, turn: Turn) {
    this.#turn = turn;
    this.clause = clause;
    this.session = session;
    this.seed = clauseSeed(session.settings.seed, clause.id);
  }

  get profile(): Profile {
    return this.session.profile;
  }

  othersEnded(): Promise<void> {
    return this.#reach('settling');
  }

  listsQuiet(): Promise<void> {
    return this.#reach('listing');
  }

  /** The results of the cases that have ended. */
  get results(): CaseResult[] {
    return this.#slots.flatMap(({ result }) => (result === undefined ? [] : [result]));
  }

  /** Adds a result that does not come from a case of this trial. */
  add(result: CaseResult): void {
    this.#slots.push({ result });
  }

  async case(name: string, body: (c: Case) => Promise<void>): Promise<void> {
    const slot = this.#slot();
    const isShown = this.#slots.length <= SHOWN;
    const result = await this.attempt(name, this.plan(), body);
    slot.result = isShown ? result : withoutTrail(result);
  }

  async each<T>(
    rows: readonly T[],
    name: (row: T) => string,
    why: string,
    body: (c: Case, row: T) => Promise<void>,
  ): Promise<void> {
    if (rows.length === 0 && this.#slots.length === 0) throw new NotApplicable(why);
    await Promise.all(rows.map((row) => this.case(name(row), (c) => body(c, row))));
  }

  async property<T>(
    name: string,
    arbitrary: fc.Arbitrary<T>,
    body: (c: Case, value: T) => Promise<void>,
    options: PropertyOptions<T> = {},
  ): Promise<void> {
    const slot = this.#slot();
    slot.result = await runProperty(this, name, arbitrary, body, options);
  }

  /** A case for the next row or run. Probes open their cases in a fixed order, so the number identifies the case. */
  plan(): Case {
    this.#cases += 1;
    const label = `${tagOf(this.clause.id)}${this.#cases.toString(36).padStart(2, '0')}`;
    return new Case(this.session, `${this.clause.id} ${this.#cases}`, label);
  }

  /** A case that is only opened after a certain result of an earlier one. */
  later(after: Case, what: string): Case {
    const key = `${after.key} ${what}`;
    return new Case(this.session, key, labelOf(key));
  }

  /** Runs a body as a case. */
  async attempt(name: string, c: Case, body: (c: Case) => Promise<void>): Promise<CaseResult> {
    const result = await settle(name, c, () => body(c));
    this.requests += c.requests;
    return result;
  }

  async #reach(phase: Phase): Promise<void> {
    // With --max-requests, clauses run one after the other, so no clause can wait for the next ones.
    if (this.session.client.limit === null) await this.#turn.reach(phase);
  }

  #slot(): { result?: CaseResult } {
    const slot: { result?: CaseResult } = {};
    this.#slots.push(slot);
    return slot;
  }
}
