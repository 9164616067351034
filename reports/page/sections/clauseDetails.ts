/** One clause as a line that opens to its statement, sources, findings and commands. */
import { html } from 'hono/html';
import { sourceLink } from '../../../specs/contract/sourceLink.ts';
import type { Finding } from '../../../specs/model.ts';
import { count } from '../../text/phrases.ts';
import { sentenceOf } from '../../text/sentence.ts';
import { howProbed } from '../../verdict/remedies.ts';
import { type ClauseResult, copyable, type Html, mark, number } from '../elements.ts';
import { comparison } from './failures.ts';

const KINDS = { required: 'required', optional: 'optional: a failure is a warning', check: 'check: only observes' };

/**
 * Returns the clause as a `details` element. The id is on an element inside, so that a link opens the details without a script (HTML,
 * section 7.4.6.4: navigation to a fragment reveals its ancestors).
 */
export function clauseDetails({ clause, entry, faults }: ClauseResult): Html {
  const { outcome, evidence, level, reason } = entry;
  return html`<details class="clause ${outcome}">
<summary>${mark(outcome)} <span class="id">${clause.id}</span> <span class="title">${clause.title}</span> <span class="how">${evidence.join(', ')}</span> <span class="outcome">${outcome}</span></summary>
<div class="body" id="${clause.id}" tabindex="-1">
<p class="statement">${clause.statement}</p>
${clause.source.map((source) => {
  const { url, name } = sourceLink(source);
  return html`<figure><blockquote>${source.quote}</blockquote><figcaption><a href="${url}" rel="noreferrer">${name}</a></figcaption></figure>`;
})}
${clause.rationale === undefined ? '' : html`<p><b>Why it follows:</b> ${clause.rationale}</p>`}
<dl class="facts">
<div><dt>Applies to</dt><dd>${clause.appliesTo}</dd></div>
<div><dt>Probed</dt><dd>${howProbed(clause)}</dd></div>
<div><dt>Kind and level</dt><dd>${KINDS[entry.kind]}; level ${level}</dd></div>
<div><dt>Requests</dt><dd>${count(entry.requests, 'request')} in ${number(entry.durationMs)} ms</dd></div>
${faults === null ? '' : html`<div><dt>Proved by</dt><dd>${count(faults, 'fault')} that this clause finds</dd></div>`}
${reason === null ? '' : html`<div><dt>Reason</dt><dd>${reason}</dd></div>`}
${entry.observation === undefined ? '' : html`<div><dt>Observed</dt><dd>${entry.observation}</dd></div>`}
</dl>
${entry.findings.map((finding, index) => findingArticle(finding, `${clause.id}, finding ${index + 1}`))}
${cases(entry)}
</div>
</details>`;
}

function findingArticle(finding: Finding, name: string): Html {
  const { message, curl, exchange, replay } = finding;
  const rule = finding.summary === undefined ? '' : html`<p class="message">Rule: ${message}</p>`;
  return html`<article class="finding" aria-label="${name}">
<h4>${sentenceOf(finding)}</h4>
${rule}
${comparison(finding)}
${replay === undefined ? '' : html`<p class="replay">seed ${replay.seed}, path ${replay.path}</p>`}
${curl === '' ? '' : copyable(curl, `the command of ${name}`)}
${exchange === '' ? '' : html`<details class="exchange"><summary>Exchange</summary><pre>${exchange}</pre></details>`}
</article>`;
}

function cases({ cases: all }: ClauseResult['entry']): Html | '' {
  if (all.length === 0) return '';
  return html`<details class="cases"><summary>${count(all.length, 'case')}</summary><ul>${all.map(
    ({ name, outcome, reason }) =>
      html`<li class="${outcome}">${mark(outcome)} <span class="unseen">${outcome}: </span>${name}${reason === null ? '' : html` <span class="why">${reason}</span>`}</li>`,
  )}</ul></details>`;
}
