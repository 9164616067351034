/** The results as Markdown, and their place in the page. */
import { type Figure, isMet, type Results, SECTIONS, type Section, type Series, type Target } from './results.ts';

const MARKS = /(<!-- bench -->\n)[\s\S]*(<!-- \/bench -->)/;

const TITLES = {
  overhead: 'Overhead: a run beside its requests alone',
  latency: 'Latency: a target that takes 50 ms for each answer',
  growth: 'Growth: profiles of more and more resources',
  start: 'Start: what a command costs before it does anything',
  report: 'Report',
};

/** The page with the results in the place of those that stand there. */
export function withTables(page: string, results: Results): string {
  if (!MARKS.test(page)) throw new Error('docs/performance.md has no place for the results');
  // a function: a `$` in the text is to stay one
  return page.replace(MARKS, (_, before: string, after: string) => `${before}\n${tables(results)}\n${after}`);
}

/** One heading and table for each section that was measured. */
export function tables({ sections }: Results): string {
  return SECTIONS.flatMap((name) => {
    const section = sections[name];
    return section === undefined ? [] : [`### ${TITLES[name]}\n\n${sectionText(section)}`];
  }).join('\n');
}

function sectionText(section: Section): string {
  const { measuredAt, version, node, cores, load, rounds, figures, series } = section;
  const [before, after] = load.map((value) => value.toFixed(1));
  const circumstances =
    `${measuredAt.slice(0, 10)}, proofmark ${version}, Node ${node}, ${cores} cores, load ${before} before and ${after} after; ` +
    `${rounds === 1 ? 'measured once' : `medians of ${rounds}`}.`;
  const rows = figures.map((figure) => [figure.label, valueText(figure), targetText(figure.target), metText(figure)]);
  const shown = table(['', 'measured', 'target', 'met'], rows);
  return [circumstances, shown, ...(series === undefined ? [] : [seriesText(series)])].join('\n\n').concat('\n');
}

function seriesText({ columns, rows }: Series): string {
  return table(
    columns,
    rows.map((row) => row.map((value) => (typeof value === 'number' ? numberText(value) : value))),
  );
}

function table(columns: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(columns), line(columns.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** Two decimals below ten, one below a hundred, else none; thousands apart. A value near 1, as r² is, keeps three. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  const digits = value < 1 && value > 0.98 ? 4 : value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function valueText({ value, unit }: Figure): string {
  if (unit === 'ratio' || unit === 'count') return numberText(value);
  return unit === '%' ? `${numberText(value)} %` : `${numberText(value)} ${unit}`;
}

function targetText(target: Target | undefined): string {
  if (target === undefined) return '';
  const { atMost, atLeast } = target;
  return [
    ...(atMost === undefined ? [] : [`≤ ${numberText(atMost)}`]),
    ...(atLeast === undefined ? [] : [`≥ ${numberText(atLeast)}`]),
  ].join(', ');
}

function metText(figure: Figure): string {
  const met = isMet(figure);
  if (met === null) return '';
  return met ? 'yes' : '**no**';
}
