/** The clauses in two sections: rules, and status cells. */
import { html } from 'hono/html';
import { AREAS } from '../../../specs/model.ts';
import type { ClauseResult, Html, PageModel } from '../elements.ts';
import { clauseDetails } from './clauseDetails.ts';

/** The clauses without a status cell, by area. */
export function ruleSection({ results }: PageModel): Html {
  const rules = results.filter(({ clause }) => clause.cell === undefined);
  return html`<section id="rules" aria-labelledby="rules-heading">
<h2 id="rules-heading">Rules <small>${passedOf(rules)} passed</small></h2>
${byArea(rules)}
</section>`;
}

/** The status cells with their evidence. The matrix links to them. */
export function cellSection({ results }: PageModel): Html {
  const cells = results.filter(({ clause }) => clause.cell !== undefined);
  return html`<section id="cells" aria-labelledby="cells-heading">
<h2 id="cells-heading">Statuses, one by one <small>${passedOf(cells)} passed</small></h2>
${byArea(cells)}
</section>`;
}

function byArea(results: readonly ClauseResult[]): Html[] {
  return AREAS.flatMap((area) => {
    const here = results.filter(({ clause }) => clause.area === area);
    if (here.length === 0) return [];
    return [html`<h3 class="area">${area} <small>${passedOf(here)}</small></h3>${here.map(clauseDetails)}`];
  });
}

function passedOf(results: readonly ClauseResult[]): string {
  return `${results.filter(({ entry }) => entry.outcome === 'pass').length} of ${results.length}`;
}
