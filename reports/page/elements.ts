/** The model of the page, and the elements that its sections share. */
import { html } from 'hono/html';
import type { Clause, Conformance, Outcome } from '../../specs/model.ts';
import { SYMBOLS } from '../console/style.ts';
import type { ProofFigures } from '../killMatrix/proofFigures.ts';

/** Markup with escaped text. */
export type Html = ReturnType<typeof html>;

export type Entry = Conformance['clauses'][number];

/** A clause of the contract with its result. */
export interface ClauseResult {
  clause: Clause;
  entry: Entry;
  /** The number of faults that the clause finds; null if the proof is about another clause set. */
  faults: number | null;
}

/** The input of all sections. Control characters in the strings of the run are escaped. */
export interface PageModel {
  conformance: Conformance;
  /** In contract order. */
  results: readonly ClauseResult[];
  clauses: readonly Clause[];
  figures: ProofFigures | null;
  /** Whether the proof used the clause set of the run. */
  proved: boolean;
  /** The path relative to the page; null without an Allure report. */
  allureReport: string | null;
}

const numbers = new Intl.NumberFormat('en');

/** Formats a number as `3,752`. */
export function number(value: number): string {
  return numbers.format(value);
}

/** The symbol of an outcome. The word is beside it or available to screen readers. */
export function mark(outcome: Outcome): Html {
  return html`<span class="mark" aria-hidden="true">${SYMBOLS[outcome]}</span>`;
}

/** A link to a clause on the page. */
export function clauseLink(id: string): Html {
  return html`<a class="id" href="#${id}">${id}</a>`;
}

/** A text block with a copy button. */
export function copyable(text: string, description: string): Html {
  return html`<div class="copyable"><pre>${text}</pre><button type="button" hidden data-copy aria-label="Copy ${description}">Copy</button></div>`;
}
