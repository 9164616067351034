/** Clauses without a pass or a failure, grouped by what the user can do about them. */
import { html } from 'hono/html';
import type { Outcome } from '../../../specs/model.ts';
import { count } from '../../text/phrases.ts';
import { type Remedy, remedyFor } from '../../verdict/remedies.ts';
import { type ClauseResult, clauseLink, type Html, mark, type PageModel } from '../elements.ts';

const OPEN: readonly Outcome[] = ['error', 'inconclusive', 'not-exercised'];

/** What was not settled: why, and what would settle it. Then what does not apply. */
export function openSection({ results, conformance }: PageModel): Html | '' {
  const open = results.filter(({ entry }) => OPEN.includes(entry.outcome));
  const outside = results.filter(({ entry }) => entry.outcome === 'not-applicable');
  if (open.length + outside.length === 0) return '';
  return html`<section id="open" aria-labelledby="open-heading">
<h2 id="open-heading">Not exercised, and how to reach it <small>${count(open.length + outside.length, 'clause')}</small></h2>
<p>What was not exercised is never a pass. ${conformance.level === 'core' ? 'Level core does without the clauses of level full.' : ''}</p>
${grouped(open)}
${grouped(outside)}
</section>`;
}

/** One block for each advice: the reasons that it answers, the clauses that it is for. */
function grouped(results: readonly ClauseResult[]): Html[] {
  const groups = new Map<string, ClauseResult[]>();
  for (const one of results) {
    const key = JSON.stringify([one.entry.outcome, remedyOf(one) ?? headOf(one)]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { outcome } = first.entry;
    return [
      html`<article class="open ${outcome}">
<p class="advice">${mark(outcome)} <b>${outcome}</b> ${adviceFor(first)}</p>
${[...new Set(group.map(headOf))].map((reason) => html`<p class="why">${reason}</p>`)}
<p class="ids">${group.map(({ clause }) => html`${clauseLink(clause.id)} `)}</p>
</article>`,
    ];
  });
}

/** The first line of the reason: an error's is a stack trace below. */
function headOf({ entry }: ClauseResult): string {
  return (entry.reason ?? '').split('\n')[0] ?? '';
}

function remedyOf({ clause, entry }: ClauseResult): Remedy | null {
  return entry.outcome === 'not-exercised' ? remedyFor(clause, entry.reason) : null;
}

function adviceFor(one: ClauseResult): Html {
  const { outcome } = one.entry;
  if (outcome === 'error') return html`An error of proofmark’s own, not of the target: please report it.`;
  if (outcome === 'not-applicable') return html`The profile does not offer it; nothing is missing.`;
  if (outcome === 'inconclusive') return html`Nothing was proved: put right what stood in the way, then run again.`;
  const remedy = remedyOf(one);
  if (remedy === null) return html`The target gave no way to reach it.`;
  return html`${remedy.flags === '' ? '' : html`<code>${remedy.flags}</code>`}${remedy.advice}`;
}
