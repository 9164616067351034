/** The results as Markdown. */
import { type Figure, isMet, type Section, type SectionName, type Series, type Target } from './results.ts';

const TITLES: Record<SectionName, string> = {
  overhead: 'Overhead: a run compared with a bare client',
  latency: 'Latency: a target that delays each answer by 50 ms',
  growth: 'Growth: profiles of increasing size',
  start: 'Start: the fixed cost of a command',
  report: 'Report: the cost of the Allure report',
};

/** The heading, the circumstances and the tables of a section. */
export function sectionText(name: SectionName, section: Section): string {
  const { measuredAt, version, node, cores, load, rounds, figures, series } = section;
  const [before, after] = load.map((value) => value.toFixed(1));
  const circumstances =
    `${measuredAt.slice(0, 10)}, proofmark ${version}, Node ${node}, ${cores} cores, load ${before} before and ${after} after; ` +
    `${rounds === 1 ? 'one round' : `medians of ${rounds} rounds`}.`;
  const rows = figures.map((figure) => [figure.label, valueText(figure), targetText(figure.target), metText(figure)]);
  const shown = table(['', 'measured', 'target', 'met'], rows);
  const tables = [shown, ...(series === undefined ? [] : [seriesText(series)])];
  return [`### ${TITLES[name]}`, circumstances, ...tables].join('\n\n').concat('\n');
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

/** Two decimals below 10, one below 100, otherwise none. A value just below 1, such as r², keeps four. */
export function numberText(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en');
  const digits = value < 1 && value > 0.98 ? 4 : value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

function valueText({ value, unit }: Figure): string {
  if (unit === 'ratio' || unit === 'count') return numberText(value);
  return `${numberText(value)} ${unit}`;
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
