/** A clause under trial: its cases and properties, and what became of them. */
import type fc from 'fast-check';
import { NotApplicable } from '../../client/failures.ts';
import { clauseSeed } from '../../generators/seed.ts';
import type { Clause, Evidence } from '../../specs/model.ts';
import type { Profile } from '../../specs/profile/model.ts';
import { Case } from '../fixtures/case/case.ts';
import { labelOf } from '../fixtures/once.ts';
import type { Session } from '../fixtures/run/session.ts';
import { type PropertyOptions, runProperty } from './property.ts';
import { type CaseResult, settle, withoutTrail } from './settle.ts';

/** Exchanges of a clause that its record shows. */
export const SHOWN = 6;

/** What a clause's probe is: it opens cases; it throws only NotApplicable and NotExercised itself. */
export type Probe = (trial: Trial) => Promise<void>;

export class Trial {
  readonly clause: Clause;
  readonly session: Session;
  readonly seed: number;
  readonly evidence = new Set<Evidence>();
  requests = 0;
  /** One for each case that was opened, in that order, whichever ends first: a seed then gives the same record again. */
  readonly #slots: { result?: CaseResult }[] = [];
  #cases = 0;

  constructor(clause: Clause, session: Session) {
    this.clause = clause;
    this.session = session;
    this.seed = clauseSeed(session.settings.seed, clause.id);
  }

  get profile(): Profile {
    return this.session.profile;
  }

  /** What became of the cases that have ended. */
  get results(): CaseResult[] {
    return this.#slots.flatMap(({ result }) => (result === undefined ? [] : [result]));
  }

  /** A result from elsewhere. */
  add(result: CaseResult): void {
    this.#slots.push({ result });
  }

  /** Opens one case. Outcomes are recorded, not thrown. */
  async case(name: string, body: (c: Case) => Promise<void>): Promise<void> {
    const slot = this.#slot();
    const at = this.#slots.length;
    const result = await this.attempt(name, body);
    // what failed is shown first, then those that were opened first
    slot.result = at > SHOWN ? withoutTrail(result) : result;
  }

  /** Runs a body as a case. */
  async attempt(name: string, body: (c: Case) => Promise<void>, label = this.#nextLabel()): Promise<CaseResult> {
    const c = this.newCase(label);
    const result = await settle(name, c, () => body(c));
    this.requests += c.requests;
    return result;
  }

  /** A table: one case a row, all at the same time. `why` is told where there is no row. */
  async each<T>(
    rows: readonly T[],
    name: (row: T) => string,
    why: string,
    body: (c: Case, row: T) => Promise<void>,
  ): Promise<void> {
    if (rows.length === 0 && this.results.length === 0) throw new NotApplicable(why);
    await Promise.all(rows.map((row) => this.case(name(row), (c) => body(c, row))));
  }

  /** A property over `arbitrary`: each run is a case of its own; a failure is shrunk without leaving it. */
  async property<T>(
    name: string,
    arbitrary: fc.Arbitrary<T>,
    body: (c: Case, value: T) => Promise<void>,
    options: PropertyOptions<T> = {},
  ): Promise<void> {
    const slot = this.#slot();
    slot.result = await runProperty(this, name, arbitrary, body, options);
  }

  #slot(): { result?: CaseResult } {
    const slot: { result?: CaseResult } = {};
    this.#slots.push(slot);
    return slot;
  }

  newCase(label = this.#nextLabel()): Case {
    return new Case(this.session, label);
  }

  /** Of a case that is made up when others have ended. */
  laterLabel(what: string): string {
    return labelOf(`${this.clause.id} ${what}`);
  }

  nextLabel(): string {
    return this.#nextLabel();
  }

  #nextLabel(): string {
    this.#cases += 1;
    const tag = (clauseSeed(0, this.clause.id) % 46_656).toString(36).padStart(3, '0');
    return `${tag}${this.#cases.toString(36).padStart(2, '0')}`;
  }
}
