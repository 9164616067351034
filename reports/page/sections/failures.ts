/** The failed clauses with the commands that reproduce them. */
import { html } from 'hono/html';
import type { Conformance, Finding } from '../../../specs/model.ts';
import { byCause } from '../../diagnosis/causeText.ts';
import { count } from '../../text/phrases.ts';
import { reasonOf } from '../../text/sentence.ts';
import { type ClauseResult, clauseLink, copyable, type Html, mark, type PageModel } from '../elements.ts';

/** The maximum number of clauses with evidence. The others are links. */
const SHOWN = 5;

export function failureSection({ results, conformance }: PageModel): Html | '' {
  const of = (outcome: string) => results.filter(({ entry }) => entry.outcome === outcome);
  const failed = [...of('fail'), ...of('warn')];
  if (failed.length === 0) return '';
  const groups = byCause(
    failed.map((result) => ({ ...result, id: result.clause.id })),
    conformance,
  );
  const heading = of('fail').length === 0 ? 'Warnings' : 'Failures';
  return html`<section id="failed" aria-labelledby="failed-heading">
<h2 id="failed-heading">${heading} <small>${count(failed.length, 'clause')}</small></h2>
${groups.map(({ cause, entries }) => group(cause, entries))}
<p class="again">The commands need the variables <code>TWILIO_ACCOUNT_SID</code> and <code>TWILIO_AUTH_TOKEN</code>; reports contain no token.
To repeat the run:</p>
${copyable(repeatCommand(conformance), 'the command that repeats the run')}
</section>`;
}

/** The failures of one cause. Without causes, the only group needs no heading. */
function group(cause: string | null, entries: readonly ClauseResult[]): Html {
  const rest = entries.slice(SHOWN);
  const further = rest.map(
    ({ clause, entry }) =>
      html`<li class="${entry.outcome}">${mark(entry.outcome)} ${clauseLink(clause.id)} <span>${reasonOf(entry) ?? ''}</span></li>`,
  );
  return html`${cause === null ? '' : html`<h3 class="group">${cause}</h3>`}
${entries.slice(0, SHOWN).map(card)}
${further.length === 0 ? '' : html`<ul class="more" aria-label="Further clauses">${further}</ul>`}`;
}

function card({ clause, entry }: ClauseResult): Html {
  const finding = simplest(entry.findings);
  const more = entry.findings.length - 1;
  return html`<article class="card ${entry.outcome}">
<h3>${mark(entry.outcome)} ${clauseLink(clause.id)} <span>${finding?.summary ?? clause.title}</span></h3>
<p class="message">${finding?.summary === undefined ? '' : 'Rule: '}${finding?.message ?? entry.reason ?? ''}</p>
${finding === undefined ? '' : html`${comparison(finding)}${finding.curl === '' ? '' : copyable(finding.curl, `the command that reproduces ${clause.id}`)}`}
<p class="onward"><a href="#${clause.id}">${more > 0 ? `${count(more, 'more finding')}, exchanges and the clause` : 'The exchange and the clause'}</a></p>
</article>`;
}

/** Returns the finding with the shortest command. */
function simplest(findings: readonly Finding[]): Finding | undefined {
  return [...findings].sort((a, b) => a.curl.length - b.curl.length)[0];
}

/** The expected and the actual value of a finding. */
export function comparison({ expected, actual, replay }: Finding): Html {
  return html`<dl class="comparison">
<div><dt>expected</dt><dd>${expected}</dd></div>
<div><dt>actual</dt><dd>${actual}</dd></div>
${replay === undefined ? '' : html`<div><dt>smallest case</dt><dd>${replay.counterexample}</dd></div>`}
</dl>`;
}

/** Returns the command that repeats the run, as far as the record contains its settings. */
function repeatCommand({ target, level, seed, runs, profile, configuration, selection }: Conformance): string {
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

/** Quotes the text as one word of a POSIX shell. */
function quoted(text: string): string {
  return /^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
