/** A comparison as terminal text or Markdown. */
import type { Colors } from '../console/style.ts';
import { visibleLine } from '../text/escape.ts';
import { cell } from '../text/markdown.ts';
import { count } from '../text/phrases.ts';
import { CHANGES, type Change, type Comparison, type Difference, isWorse, type Side } from './compare.ts';

const TITLES: Record<Change, string> = {
  'newly-failing': 'Newly failing',
  'newly-unexercised': 'Newly unexercised',
  fixed: 'Fixed',
  'newly-exercised': 'Newly exercised',
  other: 'Other changes',
};

/** Returns the comparison for a terminal. It ends with a line feed. */
export function comparisonText(comparison: Comparison, colors: Colors): string {
  const lines = [
    `before  ${sideText(comparison.before)}`,
    `after   ${sideText(comparison.after)}`,
    ...comparison.notes.map((note) => `note    ${visibleLine(note)}`),
  ];
  for (const [change, differences] of groups(comparison)) {
    lines.push('', colors.bold(`${TITLES[change]} (${differences.length})`));
    for (const difference of differences) {
      const { clause, reason } = difference;
      const suffix = reason === null ? '' : `: ${visibleLine(reason)}`;
      const line = `  ${clause.padEnd(30)} ${arrow(difference)}${suffix}`;
      lines.push(isWorse(difference) ? colors.red(line) : line);
    }
  }
  lines.push('', conclusion(comparison), '');
  return lines.join('\n');
}

/** Returns the comparison as Markdown. It ends with a line feed. */
export function comparisonMarkdown(comparison: Comparison): string {
  const lines = [
    `## ${conclusion(comparison)}`,
    '',
    '| | verdict | level | target | profile | seed | started |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    row('before', comparison.before),
    row('after', comparison.after),
    ...comparison.notes.flatMap((note) => ['', `> ${cell(note)}`]),
  ];
  for (const [change, differences] of groups(comparison)) {
    lines.push('', `### ${TITLES[change]}`, '', '| clause | before | after | reason |', '| --- | --- | --- | --- |');
    for (const { clause, before, after, reason } of differences) {
      lines.push(`| \`${clause}\` | ${before ?? 'unknown'} | ${after ?? 'unknown'} | ${cell(reason ?? '')} |`);
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Says in one line whether any clause got worse. */
function conclusion({ passed, differences }: Comparison): string {
  if (differences.length === 0) return 'No clause changed';
  if (passed) return `${count(differences.length, 'clause')} changed, none got worse`;
  return `${count(differences.filter(isWorse).length, 'clause')} got worse`;
}

function groups({ differences }: Comparison): [Change, Difference[]][] {
  return CHANGES.map((change): [Change, Difference[]] => [
    change,
    differences.filter((difference) => difference.change === change),
  ]).filter(([, found]) => found.length > 0);
}

function sideText({ verdict, level, baseUrl, profile, seed, startedAt }: Side): string {
  return `${verdict} at level ${level}, ${visibleLine(baseUrl)}, profile ${visibleLine(profile)}, seed ${seed}, ${startedAt}`;
}

function row(name: string, { verdict, level, baseUrl, profile, seed, startedAt }: Side): string {
  return `| ${name} | ${verdict} | ${level} | ${cell(baseUrl)} | ${cell(profile)} | ${seed} | ${startedAt} |`;
}

function arrow({ before, after }: Difference): string {
  return `${before ?? 'unknown'} → ${after ?? 'unknown'}`;
}
