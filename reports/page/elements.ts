/** What every section of the page is made of. */
import { html } from 'hono/html';
import type { Clause, Conformance, Outcome } from '../../specs/model.ts';
import { SYMBOLS } from '../console/style.ts';
import type { ProofFigures } from '../killMatrix/proofFigures.ts';

/** Markup; whatever text it was given is escaped. */
export type Html = ReturnType<typeof html>;

export type Entry = Conformance['clauses'][number];

/** One clause of the contract with what became of it. */
export interface ClauseResult {
  clause: Clause;
  entry: Entry;
  /** Faults of the kill matrix that it finds, or null where the proof says nothing about this clause set. */
  faults: number | null;
}

/** All that the sections are made from. Every string of the run is printable: control characters are written out. */
export interface PageModel {
  conformance: Conformance;
  /** In the contract's order. */
  results: readonly ClauseResult[];
  clauses: readonly Clause[];
  figures: ProofFigures | null;
  /** Whether the proof was made with this very clause set. */
  proved: boolean;
  /** Relative to the page; null where no Allure report was written. */
  allureReport: string | null;
}

const numbers = new Intl.NumberFormat('en');

/** `3,752`. */
export function number(value: number): string {
  return numbers.format(value);
}

/** The symbol of an outcome; the word stands beside it or is read out instead. */
export function mark(outcome: Outcome): Html {
  return html`<span class="mark" aria-hidden="true">${SYMBOLS[outcome]}</span>`;
}

/** A link to a clause further down, by its id. */
export function clauseLink(id: string): Html {
  return html`<a class="id" href="#${id}">${id}</a>`;
}

/** Text of several lines as a block that can be copied by a button. */
export function copyable(text: string, what: string): Html {
  return html`<div class="copyable"><pre>${text}</pre><button type="button" hidden data-copy aria-label="Copy ${what}">Copy</button></div>`;
}
