/** The matrix of statuses and methods, with native and overloaded methods side by side. */
import { STATUS_CODES } from 'node:http';
import { html } from 'hono/html';
import { OUTCOMES } from '../../../specs/model.ts';
import { type MatrixCell, type MatrixRow, statusMatrix } from '../../verdict/statusMatrix.ts';
import { type Html, mark, type PageModel } from '../elements.ts';

/** The rows of the console matrix are columns here, because six columns fit a narrow screen. */
const COLUMNS = [
  { method: 'GET', via: 'native' },
  { method: 'POST', via: 'native' },
  { method: 'PUT', via: 'native' },
  { method: 'PUT', via: 'overloaded' },
  { method: 'DELETE', via: 'native' },
  { method: 'DELETE', via: 'overloaded' },
] as const;

export function matrixSection({ conformance, clauses }: PageModel): Html {
  const { statuses, rows, passed, of } = statusMatrix(conformance, clauses);
  const columns = COLUMNS.flatMap(({ method, via }) => rows.filter((row) => row.method === method && row.via === via));
  const seen = new Set(rows.flatMap(({ cells }) => cells.map((cell) => cell?.outcome)));
  return html`<section id="statuses" aria-labelledby="statuses-heading">
<h2 id="statuses-heading">Statuses by method <small>${passed} of ${of} cells passed</small></h2>
<table class="matrix">
<caption>Each documented status of each method. <b>Overloaded</b> means <code>POST ?_method=PUT</code> or <code>POST ?_method=DELETE</code>. Each cell links to its clause.</caption>
<thead>
<tr><th rowspan="2" scope="col">status</th><th scope="col">GET</th><th scope="col">POST</th><th colspan="2" scope="colgroup">PUT</th><th colspan="2" scope="colgroup">DELETE</th></tr>
<tr class="via">${columns.map(({ via }) => html`<th scope="col">${long(via, via === 'native' ? 'native' : 'over.')}</th>`)}</tr>
</thead>
<tbody>
${statuses.map(
  (status, index) => html`<tr><th scope="row">${status} <span class="phrase">${STATUS_CODES[status] ?? ''}</span></th>
${columns.map((row) => cellOf(row, row.cells[index] ?? null, status))}</tr>`,
)}
</tbody>
</table>
<ul class="legend" aria-label="Legend">${OUTCOMES.filter((outcome) => seen.has(outcome)).map(
    (outcome) => html`<li>${mark(outcome)} ${outcome}</li>`,
  )}<li><span class="mark" aria-hidden="true">·</span> not documented</li></ul>
</section>`;
}

function cellOf({ method, via, label }: MatrixRow, cell: MatrixCell | null, status: number): Html {
  const group = `${method.toLowerCase()} ${via}`;
  if (cell === null)
    return html`<td class="none ${group}"><span aria-hidden="true">·</span><span class="unseen">not documented</span></td>`;
  const evidence = cell.evidence.join(', ');
  return html`<td class="${group}"><a class="cell ${cell.outcome}" href="#${cell.id}"><span class="unseen">${label} ${status}: </span>${mark(cell.outcome)}<span class="outcome">${cell.outcome}</span>${
    evidence === '' ? '' : html`<span class="evidence">${long(evidence, cell.evidence.map(short).join(' '))}</span>`
  }</a></td>`;
}

/** The word, or an abbreviation on a narrow screen. Screen readers always get the word. */
function long(word: string, abbreviation: string): Html {
  if (word === abbreviation) return html`<span>${word}</span>`;
  return html`<span class="long">${word}</span><span class="short" aria-hidden="true">${abbreviation}</span>`;
}

function short(evidence: string): string {
  return evidence === 'conditional' ? 'cond.' : evidence === 'natural' ? 'nat.' : evidence;
}
