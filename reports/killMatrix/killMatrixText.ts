/** The kill matrix for people: one line for the console, a Markdown page for the repository. */
import { isKilled, type KillMatrix, type MatrixRow } from './killMatrix.ts';

/** The README's line of figures. */
export function figuresLine({ totals }: KillMatrix): string {
  return `${totals.faults} faults, ${totals.killed} killed; ${totals.variants} lawful variants, ${totals.falseAlarms} false alarms`;
}

/** What went wrong with each fault and variant, one line each; empty when the proof holds. */
export function complaints(matrix: KillMatrix): string[] {
  return [
    ...matrix.faults.filter((row) => !isKilled(row)).map((row) => `${row.id}: ${told(row)}`),
    ...matrix.variants
      .filter(({ alarms }) => alarms.length > 0)
      .map(({ id, alarms }) => `${id} (lawful): false alarm by ${alarms.join(', ')}`),
    ...matrix.unbroken.map((id) => `${id}: no fault breaks this clause`),
  ];
}

function told({ missed, blamed }: MatrixRow): string {
  return [
    ...(missed.length === 0 ? [] : [`missed ${missed.join(', ')}`]),
    ...(blamed.length === 0 ? [] : [`blamed wrongly ${blamed.join(', ')}`]),
  ].join('; ');
}

/** The page: figures, faults by clause broken, variants. Holds nothing that changes from run to run but by cause. */
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
    'Written by `npm run prove`; do not edit. Each fault is the embedded reference with one thing wrong.',
    '',
    figuresLine(matrix),
    '',
    '## Faults',
    '',
    '| fault | what the server does | clauses that failed, as they must | missed | blamed wrongly | detection over seeds |',
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
