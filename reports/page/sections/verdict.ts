/** The top of the page: the verdict and its basis. */
import { html } from 'hono/html';
import { type Conformance, type Evidence, OUTCOMES, type Verdict } from '../../../specs/model.ts';
import { causeLines } from '../../diagnosis/causeText.ts';
import { count } from '../../text/phrases.ts';
import { waiverText } from '../../verdict/waiverText.ts';
import { type Html, mark, number, type PageModel } from '../elements.ts';

const SYMBOL: Record<Verdict, string> = { conformant: '✓', 'non-conformant': '✗', incomplete: '?' };
const WORD: Record<Verdict, string> = {
  conformant: 'Conformant',
  'non-conformant': 'Non-conformant',
  incomplete: 'Incomplete',
};
const EVIDENCE: readonly Evidence[] = ['natural', 'conditional', 'load', 'hook'];

export function verdictSection(model: PageModel): Html {
  const { verdict, level, reason, target, startedAt, waived = [] } = model.conformance;
  const waivers = waiverText(waived);
  return html`<header class="verdict ${verdict}">
<p class="product">proofmark <span>conformance report</span></p>
<h1><span class="seal" aria-hidden="true">${SYMBOL[verdict]}</span> <span>${WORD[verdict]} <small>at level ${level}</small></span></h1>
<p class="target"><span class="url">${target.baseUrl}</span>${target.insecure === true ? ' – certificate not verified (--insecure)' : ''}</p>
${causeLines(model.conformance).map((line) => html`<p class="cause">${line}</p>`)}
<p class="reason">${reason ?? sentenceOf(model.conformance)}</p>
${waivers === null ? '' : html`<details class="waived"><summary>${waivers}</summary><ul>${waived.map(({ id, to, reason: why }) => html`<li><code>${id}</code> (${to}): ${why}</li>`)}</ul></details>`}
<p class="when">${dateOf(startedAt)}</p>
</header>
${basis(model)}`;
}

function sentenceOf({ attained, level }: Conformance): string {
  const { passed, of } = attained[level];
  return `${passed} of ${count(of, 'required clause')} of level ${level} passed. No answer contradicts the contract.`;
}

/** Formats a date as `23 Nov 2026, 22:12 UTC`. */
function dateOf(iso: string): string {
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return `${format.format(new Date(iso))} UTC`;
}

/** The basis of the verdict: attained levels, requests, evidence classes, and the proof of the checks. */
function basis({ conformance, figures, proved }: PageModel): Html {
  const { attained, totals, requests, durationMs, clauses } = conformance;
  const counts = EVIDENCE.flatMap((evidence) => {
    const reached = clauses.filter((entry) => entry.evidence.includes(evidence)).length;
    return reached === 0 ? [] : [`${reached} ${evidence}`];
  });
  const kills = figures !== null && proved ? figures.totals : null;
  return html`<section class="basis" aria-label="Basis of the verdict">
<dl>
${(['core', 'full'] as const).map((level) => attainment(level, attained[level]))}
<div><dt>Requests</dt><dd>${number(requests)} <small>in ${(durationMs / 1000).toFixed(1)} s</small></dd><dd class="note">${counts.length === 0 ? 'no evidence' : `clauses by evidence: ${counts.join(', ')}`}</dd></div>
${
  kills === null
    ? ''
    : html`<div><dt>Proof of the checks</dt><dd>${kills.killed}<small>/${kills.faults} faults found</small></dd><dd class="note"><a href="#proof">${count(kills.falseAlarms, 'false alarm')} on ${kills.variants} lawful variants</a></dd></div>`
}
</dl>
<ul class="totals" aria-label="Clauses by outcome">${OUTCOMES.filter((outcome) => totals[outcome] > 0).map(
    (outcome) => html`<li class="chip ${outcome}">${mark(outcome)} ${totals[outcome]} ${outcome}</li>`,
  )}</ul>
</section>`;
}

function attainment(level: string, { passed, of }: { passed: number; of: number }): Html {
  const share = of === 0 ? 0 : (100 * passed) / of;
  return html`<div><dt>Level ${level}</dt><dd>${passed}<small>/${of} required clauses</small></dd><dd class="note"><svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="rest" width="100" height="4"/><rect class="done" width="${share.toFixed(2)}" height="4"/></svg></dd></div>`;
}
