/** The kill matrix as one line of figures, a list of problems and a Markdown page. */
import { isKilled, type KillMatrix, type MatrixRow } from './killMatrix.ts';

/** Returns the line of figures in the README. */
export function figuresLine({ totals }: KillMatrix): string {
  return `${totals.faults} faults, ${totals.killed} killed; ${totals.variants} lawful variants, ${totals.falseAlarms} false alarms`;
}

/** Returns the problems of the proof, one line each; empty if the proof holds. */
export function complaints(matrix: KillMatrix): string[] {
  return [
    ...matrix.faults.filter((row) => !isKilled(row)).map((row) => `${row.id}: ${problemOf(row)}`),
    ...matrix.variants
      .filter(({ alarms }) => alarms.length > 0)
      .map(({ id, alarms }) => `${id} (lawful variant): false alarm by ${alarms.join(', ')}`),
    ...matrix.unbroken.map((id) => `${id}: no fault breaks this clause`),
  ];
}

function problemOf({ missed, blamed }: MatrixRow): string {
  return [
    ...(missed.length === 0 ? [] : [`missed ${missed.join(', ')}`]),
    ...(blamed.length === 0 ? [] : [`wrongly blamed ${blamed.join(', ')}`]),
  ].join('; ');
}

/** Returns the Markdown page. The same matrix gives the same text. */
export function killMatrixPage(matrix: KillMatrix): string {
  const rows = matrix.faults.map(
    (row) =>
      `| \`${row.id}\` | ${cell(row.title)} | ${row.killed.map(code).join(' ') || '–'} | ${row.missed.map(code).join(' ') || '–'} | ${row.blamed.map(code).join(' ') || '–'} |${detection(row)}`,
  );
  const variants = matrix.variants.map(
    ({ id, title, alarms }) => `| \`${id}\` | ${cell(title)} | ${alarms.map(code).join(' ') || 'none'} |`,
  );
  return [
    '# Kill matrix',
    '',
    '`npm run prove` writes this page; do not edit it. Each fault is the embedded reference with one defect.',
    '',
    figuresLine(matrix),
    '',
    '## Faults',
    '',
    '| fault | what the server does | clauses that detected it | missed | wrongly blamed | seeds that detected it |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
    '## Lawful variants',
    '',
    '| variant | how the server differs | false alarms |',
    '|---|---|---|',
    ...variants,
    '',
  ].join('\n');
}

function detection({ detection: rate, deterministic }: MatrixRow): string {
  return rate === undefined ? ` ${deterministic ? '' : 'rare'} |` : ` ${rate.found} of ${rate.of} |`;
}

const code = (id: string): string => `\`${id}\``;
const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The matrix as JSON with one line per fault and variant: a diff then shows which of them changed. */
export function killMatrixJson(matrix: KillMatrix): string {
  const members = Object.entries(matrix).map(([name, value]) => {
    const rows = Array.isArray(value) ? value.map((row) => `\n    ${JSON.stringify(row)}`) : null;
    return `  ${JSON.stringify(name)}: ${rows === null ? JSON.stringify(value) : `[${rows.join(',')}\n  ]`}`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
}
