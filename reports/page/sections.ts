/** The rules, the cells one by one, what is open, the proof and the facts of the run. */
import { html } from 'hono/html';
import { AREAS, type Outcome } from '../../specs/model.ts';
import { count } from '../console/text.ts';
import { type Remedy, remedyFor } from '../verdict/reach.ts';
import { clauseDetails } from './clause.ts';
import { clauseLink, type Html, mark, number, type PageModel, type Told } from './parts.ts';

/** The clauses that are no status cells, by area. */
export function ruleSection({ told }: PageModel): Html {
  const rules = told.filter(({ clause }) => clause.cell === undefined);
  return html`<section id="rules" aria-labelledby="rules-heading">
<h2 id="rules-heading">Rules <small>${passedOf(rules)} passed</small></h2>
${byArea(rules)}
</section>`;
}

/** The status cells, each with its evidence: where the matrix leads. */
export function cellSection({ told }: PageModel): Html {
  const cells = told.filter(({ clause }) => clause.cell !== undefined);
  return html`<section id="cells" aria-labelledby="cells-heading">
<h2 id="cells-heading">Statuses, one by one <small>${passedOf(cells)} passed</small></h2>
${byArea(cells)}
</section>`;
}

function byArea(told: readonly Told[]): Html[] {
  return AREAS.flatMap((area) => {
    const here = told.filter(({ clause }) => clause.area === area);
    if (here.length === 0) return [];
    return [html`<h3 class="area">${area} <small>${passedOf(here)}</small></h3>${here.map(clauseDetails)}`];
  });
}

function passedOf(told: readonly Told[]): string {
  return `${told.filter(({ entry }) => entry.outcome === 'pass').length} of ${told.length}`;
}

const OPEN: readonly Outcome[] = ['error', 'inconclusive', 'not-exercised'];

/** What was not settled: why, and what would settle it. Then what does not apply. */
export function openSection({ told, conformance }: PageModel): Html | '' {
  const open = told.filter(({ entry }) => OPEN.includes(entry.outcome));
  const outside = told.filter(({ entry }) => entry.outcome === 'not-applicable');
  if (open.length + outside.length === 0) return '';
  return html`<section id="open" aria-labelledby="open-heading">
<h2 id="open-heading">Not exercised, and how to reach it <small>${count(open.length + outside.length, 'clause')}</small></h2>
<p>What was not exercised is never a pass. ${conformance.level === 'core' ? 'Level core does without the clauses of level full.' : ''}</p>
${grouped(open)}
${grouped(outside)}
</section>`;
}

/** One block for each advice: the reasons that it answers, the clauses that it is for. */
function grouped(told: readonly Told[]): Html[] {
  const groups = new Map<string, Told[]>();
  for (const one of told) {
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
function headOf({ entry }: Told): string {
  return (entry.reason ?? '').split('\n')[0] ?? '';
}

function remedyOf({ clause, entry }: Told): Remedy | null {
  return entry.outcome === 'not-exercised' ? remedyFor(clause, entry.reason) : null;
}

function adviceFor(one: Told): Html {
  const { outcome } = one.entry;
  if (outcome === 'error') return html`An error of proofmark’s own, not of the target: please report it.`;
  if (outcome === 'not-applicable') return html`The profile does not offer it; nothing is missing.`;
  if (outcome === 'inconclusive') return html`Nothing was proved: put right what stood in the way, then run again.`;
  const remedy = remedyOf(one);
  if (remedy === null) return html`The target gave no way to reach it.`;
  return html`${remedy.flags === '' ? '' : html`<code>${remedy.flags}</code>`}${remedy.advice}`;
}

/** The kill matrix's figures. */
export function proofSection({ figures, proved, conformance }: PageModel): Html | '' {
  if (figures === null) return '';
  const { faults, killed, variants, falseAlarms } = figures.totals;
  return html`<section id="proof" aria-labelledby="proof-heading">
<h2 id="proof-heading">Why believe it</h2>
<p>A check that cannot fail proves nothing. The suite was run on a server that keeps the contract, broken in one way at a time: <b>${number(killed)} of ${number(faults)} faults</b>
were found by the clauses that they break and blamed on no other. On <b>${number(variants)} servers that differ in lawful ways</b> it raised <b>${count(falseAlarms, 'false alarm')}</b>.</p>
${proved ? '' : html`<p>That proof was made with another clause set (${figures.suite.clauses}) than this run’s (${conformance.suite.clauses}).</p>`}
</section>`;
}

/** What the run was made with. */
export function runSection({ conformance }: PageModel): Html {
  const { target, profile, seed, runs, suite, level, startedAt, requests, durationMs, configuration } = conformance;
  const facts: [string, string][] = [
    ['Target', target.baseUrl],
    ...(target.insecure === true ? [['Certificate', 'not verified (--insecure)'] as [string, string]] : []),
    ...(target.proxy === undefined ? [] : [['Proxy', target.proxy] as [string, string]]),
    ['Resources', target.resources.join(', ')],
    ['Profile', `${profile.name} (${profile.digest})`],
    ['Level asked for', level],
    ['Seed, runs of each property', `${seed}, ${runs}`],
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
