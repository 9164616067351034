/** Output for GitHub Actions: a job summary in Markdown, and an annotation for each failed clause. */
import type { Clause, Conformance, Outcome } from '../../specs/model.ts';
import { byCause, causeLines } from '../diagnosis/causeText.ts';
import { visible } from '../text/escape.ts';
import { cell, fenced } from '../text/markdown.ts';
import { count } from '../text/phrases.ts';
import { factLines, sentenceOf } from '../text/sentence.ts';
import { attempted } from '../verdict/gate.ts';
import { waiverText } from '../verdict/waiverText.ts';

type Entry = Conformance['clauses'][number];

/** The maximum number of clauses with details. The report contains the others. */
const MAX_DETAILED = 20;
const DETAILED: readonly Outcome[] = ['fail', 'warn', 'error'];

/** Returns the job summary: verdict, gate, failures with their commands, and unsettled clauses. It ends with a line feed. */
export function jobSummary(conformance: Conformance, clauses: readonly Clause[]): string {
  const { verdict, level, attained, reason, target, profile, seed, requests, gate, waived } = conformance;
  const { core, full } = attained;
  const lines = [
    `## proofmark: ${verdict} at level ${level}`,
    '',
    `core ${core.passed}/${core.of}, full ${full.passed}/${full.of} · ${cell(target.baseUrl)} · profile ${cell(profile.name)} · seed ${seed} · ${count(requests, 'request')}`,
    ...(reason === null ? [] : ['', cell(reason)]),
    ...waiverLines(waived),
    ...causeLines(conformance).flatMap((line) => ['', `**${cell(line)}**`]),
  ];
  if (gate !== undefined) {
    lines.push('', `**Gate ${gate.passed ? 'passed' : 'failed'}**, ${count(gate.known.length, 'known deviation')}`);
    lines.push(...gate.findings.map(({ kind, clause, message }) => `- ${kind}: \`${clause}\`: ${cell(message)}`));
  }
  const titles = new Map(clauses.map(({ id, title }) => [id, title]));
  const failed = conformance.clauses.filter(({ outcome }) => DETAILED.includes(outcome));
  const detailed = byCause(failed, conformance).flatMap(({ entries }) => entries);
  for (const entry of detailed.slice(0, MAX_DETAILED)) lines.push('', ...entryLines(entry, titles.get(entry.id) ?? ''));
  if (detailed.length > MAX_DETAILED)
    lines.push('', `and ${count(detailed.length - MAX_DETAILED, 'more clause')} in the report.`);
  lines.push(...openLines(conformance));
  return `${lines.join('\n')}\n`;
}

function waiverLines(waived: Conformance['waived'] = []): string[] {
  const text = waiverText(waived);
  if (text === null) return [];
  return ['', `**${cell(text)}**`, '', ...waived.map(({ id, to, reason }) => `- \`${id}\` (${to}): ${cell(reason)}`)];
}

function entryLines({ id, outcome, reason, findings }: Entry, title: string): string[] {
  const [finding] = findings;
  const said = finding === undefined ? title : sentenceOf(finding);
  const head = `<details><summary>${outcome}: <code>${id}</code> ${cell(said)}</summary>`;
  if (finding === undefined) return [head, '', cell(reason ?? ''), '', '</details>'];
  const { curl } = finding;
  const facts = factLines(finding).map((line) => `- ${cell(line)}`);
  return [head, '', ...facts, '', ...fenced(curl, 'sh'), '', '</details>'];
}

/** Returns a table of the attempted clauses that settled nothing. */
function openLines(conformance: Conformance): string[] {
  const open = attempted(conformance).filter(
    ({ outcome }) => outcome === 'not-exercised' || outcome === 'inconclusive',
  );
  if (open.length === 0) return [];
  const rows = open.map(({ id, outcome, reason }) => `| \`${id}\` | ${outcome} | ${cell(reason ?? '')} |`);
  return [
    '',
    `### ${count(open.length, 'clause')} not exercised or inconclusive`,
    '',
    '| clause | outcome | reason |',
    '| --- | --- | --- |',
    ...rows,
  ];
}

/** Returns a workflow command for each failed clause and each finding of the gate, without trailing line feeds. */
export function annotations({ clauses, gate }: Conformance): string[] {
  const known = new Set(gate?.known.map(({ clause }) => clause));
  const failed = clauses
    .filter(({ outcome }) => DETAILED.includes(outcome))
    .map(({ id, kind, outcome, reason, findings }) => {
      const isError = outcome !== 'warn' && kind === 'required' && !known.has(id);
      const [finding] = findings;
      const text = finding === undefined ? (reason ?? outcome) : factLines(finding).join('\n');
      return command(isError ? 'error' : 'warning', `proofmark ${id}`, text);
    });
  const gated = (gate?.findings ?? [])
    .filter(({ kind }) => kind !== 'new-failure')
    .map(({ kind, clause, message }) => command('error', `proofmark gate: ${kind}`, `${clause}: ${message}`));
  return [...failed, ...gated];
}

/** Formats a workflow command. Escapes `%` and line ends, and in a property also `:` and `,`. */
function command(level: 'error' | 'warning', title: string, text: string): string {
  const data = (part: string) => visible(part).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  const property = data(title).replaceAll(':', '%3A').replaceAll(',', '%2C');
  return `::${level} title=${property}::${data(text)}`;
}
