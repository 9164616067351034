/** The result of the gate. */
import { html } from 'hono/html';
import { count } from '../../text/phrases.ts';
import type { Html, PageModel } from '../elements.ts';

/** Returns nothing if the run had no baseline. */
export function gateSection({ conformance: { gate } }: PageModel): Html | '' {
  if (gate === undefined) return '';
  return html`<section id="gate"><h2>Gate ${gate.passed ? '✓ passed' : '✗ failed'}</h2>
<p>Comparison with a baseline: ${count(gate.findings.length, 'finding')}, ${count(gate.known.length, 'known deviation')}. The gate does not change the verdict.</p>
<ul>${gate.findings.map(({ kind, clause, message }) => html`<li><strong>${kind}</strong> <a href="#${clause}"><code>${clause}</code></a>: ${message}</li>`)}${gate.known.map(
    ({ clause, reason, expires, issue }) =>
      html`<li>known: <a href="#${clause}"><code>${clause}</code></a>: ${reason}${expires === undefined ? '' : `, until ${expires}`}${issue === undefined ? '' : html` <span class="url">${issue}</span>`}</li>`,
  )}</ul></section>`;
}
