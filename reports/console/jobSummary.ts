/** What a run says on GitHub: a job summary in Markdown, and an annotation for each clause that failed. */
import type { Clause, Conformance, Outcome } from '../../specs/model.ts';
import { visible } from '../text/escape.ts';
import { cell, fenced } from '../text/markdown.ts';
import { count } from '../text/phrases.ts';
import { attempted } from '../verdict/gate.ts';

type Entry = Conformance['clauses'][number];

/** Clauses told in full; the rest stands in the report. */
const MOST = 20;
const TELLING: readonly Outcome[] = ['fail', 'warn', 'error'];

/** The job summary: the verdict, the gate, what failed and how to see it again, what was not settled. Ends in a line feed. */
export function jobSummary(conformance: Conformance, clauses: readonly Clause[]): string {
  const { verdict, level, attained, reason, target, profile, seed, requests, gate } = conformance;
  const { core, full } = attained;
  const lines = [
    `## proofmark: ${verdict} at level ${level}`,
    '',
    `core ${core.passed}/${core.of}, full ${full.passed}/${full.of} · ${cell(target.baseUrl)} · profile ${cell(profile.name)} · seed ${seed} · ${count(requests, 'request')}`,
    ...(reason === null ? [] : ['', cell(reason)]),
  ];
  if (gate !== undefined) {
    lines.push('', `**Gate ${gate.passed ? 'passed' : 'failed'}**, ${count(gate.known.length, 'known deviation')}`);
    lines.push(...gate.findings.map(({ kind, clause, message }) => `- ${kind}: \`${clause}\`: ${cell(message)}`));
  }
  const titles = new Map(clauses.map(({ id, title }) => [id, title]));
  const told = conformance.clauses.filter(({ outcome }) => TELLING.includes(outcome));
  for (const entry of told.slice(0, MOST)) lines.push('', ...entryLines(entry, titles.get(entry.id) ?? ''));
  if (told.length > MOST) lines.push('', `and ${count(told.length - MOST, 'clause')} more, in the report.`);
  lines.push(...openLines(conformance));
  return `${lines.join('\n')}\n`;
}

function entryLines({ id, outcome, reason, findings }: Entry, title: string): string[] {
  const [finding] = findings;
  const head = `<details><summary>${outcome}: <code>${id}</code> ${cell(title)}</summary>`;
  if (finding === undefined) return [head, '', cell(reason ?? ''), '', '</details>'];
  const { message, expected, actual, curl } = finding;
  const facts = [`- ${cell(message)}`, `- expected: ${cell(expected)}`, `- actual: ${cell(actual)}`];
  return [head, '', ...facts, '', ...fenced(curl, 'sh'), '', '</details>'];
}

/** Of what the run was to attempt. */
function openLines(conformance: Conformance): string[] {
  const open = attempted(conformance).filter(
    ({ outcome }) => outcome === 'not-exercised' || outcome === 'inconclusive',
  );
  if (open.length === 0) return [];
  const rows = open.map(({ id, outcome, reason }) => `| \`${id}\` | ${outcome} | ${cell(reason ?? '')} |`);
  return [
    '',
    `### ${count(open.length, 'clause')} not settled`,
    '',
    '| clause | | why |',
    '| --- | --- | --- |',
    ...rows,
  ];
}

/** A workflow command for each failed clause and each finding of the gate, without line feeds at the end. */
export function annotations({ clauses, gate }: Conformance): string[] {
  const known = new Set(gate?.known.map(({ clause }) => clause));
  const failed = clauses
    .filter(({ outcome }) => TELLING.includes(outcome))
    .map(({ id, kind, outcome, reason, findings }) => {
      const grave = outcome !== 'warn' && kind === 'required' && !known.has(id);
      const [finding] = findings;
      const text =
        finding === undefined
          ? (reason ?? outcome)
          : `${finding.message}\nexpected ${finding.expected}\nactual ${finding.actual}`;
      return command(grave ? 'error' : 'warning', `proofmark ${id}`, text);
    });
  const gated = (gate?.findings ?? [])
    .filter(({ kind }) => kind !== 'new-failure')
    .map(({ kind, clause, message }) => command('error', `proofmark gate: ${kind}`, `${clause}: ${message}`));
  return [...failed, ...gated];
}

/** Escaped as GitHub's runner reads it: `%` and line ends in the text, `:` and `,` in a property too. */
function command(level: 'error' | 'warning', title: string, text: string): string {
  const data = (part: string) => visible(part).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = data(title).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} title=${property}::${data(text)}`;
}
