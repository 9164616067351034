/** The proof of the suite, and the settings of the run. */
import { html } from 'hono/html';
import { count } from '../../text/phrases.ts';
import { type Html, number, type PageModel } from '../elements.ts';

/** The figures of the kill matrix. */
export function proofSection({ figures, proved, conformance }: PageModel): Html | '' {
  if (figures === null) return '';
  const { faults, killed, variants, falseAlarms } = figures.totals;
  return html`<section id="proof" aria-labelledby="proof-heading">
<h2 id="proof-heading">Why believe it</h2>
<p>A check that cannot fail proves nothing. The suite ran on a conforming server with one fault at a time. The clauses that each fault breaks, and no others,
found <b>${number(killed)} of ${number(faults)} faults</b>. On <b>${number(variants)} lawful variants</b> of the server, the suite raised <b>${count(falseAlarms, 'false alarm')}</b>.</p>
${proved ? '' : html`<p>The proof used another clause set (${figures.suite.clauses}) than this run (${conformance.suite.clauses}).</p>`}
</section>`;
}

/** The settings of the run. */
export function runSection({ conformance }: PageModel): Html {
  const { target, profile, seed, runs, suite, level, startedAt, requests, durationMs, configuration } = conformance;
  const facts: [string, string][] = [
    ['Target', target.baseUrl],
    ...(target.insecure === true ? [['Certificate', 'not verified (--insecure)'] as [string, string]] : []),
    ...(target.proxy === undefined ? [] : [['Proxy', target.proxy] as [string, string]]),
    ['Resources', target.resources.join(', ')],
    ['Profile', `${profile.name} (${profile.digest})`],
    ['Requested level', level],
    ['Seed, runs per property', `${seed}, ${runs}`],
    ...(configuration === undefined ? [] : [['Hook', configuration.hook ?? 'none'] as [string, string]]),
    ['Started', startedAt],
    ['Requests', `${number(requests)} in ${(durationMs / 1000).toFixed(1)} s`],
    ['Suite', `proofmark ${suite.version}`],
    ['Clause set', suite.revision === undefined ? suite.clauses : `revision ${suite.revision} (${suite.clauses})`],
  ];
  return html`<section id="run" aria-labelledby="run-heading">
<h2 id="run-heading">The run</h2>
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</section>`;
}
