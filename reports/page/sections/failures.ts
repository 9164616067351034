/** What failed, and how to see it again. */
import { html } from 'hono/html';
import type { Conformance, Finding } from '../../../specs/model.ts';
import { count } from '../../text/phrases.ts';
import { type ClauseResult, clauseLink, copyable, type Html, mark, type PageModel } from '../elements.ts';

/** Clauses that are shown with their evidence; the others follow as a list of links. */
const SHOWN = 5;

export function failureSection({ results, conformance }: PageModel): Html | '' {
  const of = (outcome: string) => results.filter(({ entry }) => entry.outcome === outcome);
  const failed = [...of('fail'), ...of('warn')];
  if (failed.length === 0) return '';
  const rest = failed.slice(SHOWN);
  const heading = of('fail').length === 0 ? 'What warned' : 'What failed';
  return html`<section id="failed" aria-labelledby="failed-heading">
<h2 id="failed-heading">${heading} <small>${count(failed.length, 'clause')}</small></h2>
${failed.slice(0, SHOWN).map(card)}
${
  rest.length === 0
    ? ''
    : html`<ul class="more" aria-label="Further clauses">${rest.map(
        ({ clause, entry }) =>
          html`<li class="${entry.outcome}">${mark(entry.outcome)} ${clauseLink(clause.id)} <span>${messageOf(entry)}</span></li>`,
      )}</ul>`
}
<p class="again">The commands want <code>TWILIO_ACCOUNT_SID</code> and <code>TWILIO_AUTH_TOKEN</code> exported; no token stands in a report.
The same run again:</p>
${copyable(runAgain(conformance), 'the command that repeats the run')}
</section>`;
}

function card({ clause, entry }: ClauseResult): Html {
  const finding = plainest(entry.findings);
  const more = entry.findings.length - 1;
  return html`<article class="card ${entry.outcome}">
<h3>${mark(entry.outcome)} ${clauseLink(clause.id)} <span>${clause.title}</span></h3>
<p class="message">${finding?.message ?? entry.reason ?? ''}</p>
${finding === undefined ? '' : html`${comparison(finding)}${finding.curl === '' ? '' : copyable(finding.curl, `the command that shows ${clause.id} again`)}`}
<p class="onward"><a href="#${clause.id}">${more > 0 ? `${count(more, 'more finding')}, exchanges and the clause` : 'The exchange and the clause'}</a></p>
</article>`;
}

/** The finding with the shortest way to see it again. */
function plainest(findings: readonly Finding[]): Finding | undefined {
  return [...findings].sort((a, b) => a.curl.length - b.curl.length)[0];
}

function messageOf({ findings, reason }: ClauseResult['entry']): string {
  return findings[0]?.message ?? reason ?? '';
}

/** Expected beside actual. */
export function comparison({ expected, actual, replay }: Finding): Html {
  return html`<dl class="comparison">
<div><dt>expected</dt><dd>${expected}</dd></div>
<div><dt>actual</dt><dd>${actual}</dd></div>
${replay === undefined ? '' : html`<div><dt>smallest case</dt><dd>${replay.counterexample}</dd></div>`}
</dl>`;
}

/** The command of a run with the same target, level and generated values; what the record does not hold is left to the reader. */
function runAgain({ target, level, seed, runs, profile, configuration, selection }: Conformance): string {
  const { hook = null, burst = null, values = {} } = configuration ?? {};
  const given = Object.entries(values).map(([field, value]) => quoted(`${field}=${value}`));
  const flags = [
    `--base-url ${quoted(target.baseUrl)}`,
    ...(target.insecure === true ? ['--insecure'] : []),
    ...(target.proxy === undefined ? [] : [`--proxy ${quoted(target.proxy)}`]),
    `--profile ${quoted(profile.name)}`,
    `--level ${level}`,
    `--seed ${seed}`,
    `--runs ${runs}`,
    ...(hook === null ? [] : [`--hook ${quoted(hook)}`]),
    ...(burst === null ? [] : [`--burst ${burst}`]),
    ...(given.length === 0 ? [] : [`--value ${given.join(' ')}`]),
    ...(selection === undefined ? [] : [`--clause ${selection.patterns.map(quoted).join(' ')}`]),
  ];
  return `npx proofmark run ${flags.join(' ')}`;
}

/** As one word of a POSIX shell. */
function quoted(text: string): string {
  return /^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
