/** Clauses without a pass or a failure, grouped by what the user can do about them. */
import { html } from 'hono/html';
import type { Outcome } from '../../../specs/model.ts';
import { count } from '../../text/phrases.ts';
import { type Remedy, remedyFor } from '../../verdict/remedies.ts';
import { type ClauseResult, clauseLink, type Html, mark, type PageModel } from '../elements.ts';

const OPEN: readonly Outcome[] = ['error', 'inconclusive', 'not-exercised'];

/** The unsettled clauses with their remedies, then the clauses that do not apply. */
export function openSection({ results, conformance }: PageModel): Html | '' {
  const open = results.filter(({ entry }) => OPEN.includes(entry.outcome));
  const notApplicable = results.filter(({ entry }) => entry.outcome === 'not-applicable');
  if (open.length + notApplicable.length === 0) return '';
  return html`<section id="open" aria-labelledby="open-heading">
<h2 id="open-heading">Not exercised, and how to exercise it <small>${count(open.length + notApplicable.length, 'clause')}</small></h2>
<p>A clause that was not exercised never counts as a pass. ${conformance.level === 'core' ? 'Level core does not need the clauses of level full.' : ''}</p>
${grouped(open)}
${grouped(notApplicable)}
</section>`;
}

/** Groups the clauses by remedy. Each group shows its reasons and clauses. */
function grouped(results: readonly ClauseResult[]): Html[] {
  const groups = new Map<string, ClauseResult[]>();
  for (const one of results) {
    const key = JSON.stringify([one.entry.outcome, remedyOf(one) ?? firstLineOf(one)]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { outcome } = first.entry;
    return [
      html`<article class="open ${outcome}">
<p class="advice">${mark(outcome)} <b>${outcome}</b> ${adviceFor(first)}</p>
${[...new Set(group.map(firstLineOf))].map((reason) => html`<p class="why">${reason}</p>`)}
<p class="ids">${group.map(({ clause }) => html`${clauseLink(clause.id)} `)}</p>
</article>`,
    ];
  });
}

/** Returns the first line of the reason. The reason of an error continues with a stack trace. */
function firstLineOf({ entry }: ClauseResult): string {
  return (entry.reason ?? '').split('\n')[0] ?? '';
}

function remedyOf({ clause, entry }: ClauseResult): Remedy | null {
  return entry.outcome === 'not-exercised' ? remedyFor(clause, entry.reason) : null;
}

function adviceFor(one: ClauseResult): Html {
  const { outcome } = one.entry;
  if (outcome === 'error') return html`An internal error of proofmark, not of the target. Please report it.`;
  if (outcome === 'not-applicable') return html`The profile does not offer this. Nothing to do.`;
  if (outcome === 'inconclusive') return html`The run proved nothing here. Fix the cause below and run again.`;
  const remedy = remedyOf(one);
  if (remedy === null) return html`The target offers no way to exercise this.`;
  return html`${remedy.flags === '' ? '' : html`<code>${remedy.flags}</code>`}${remedy.advice}`;
}
