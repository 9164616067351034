/** Writes the proof's line of figures, from `docs/kill-matrix.json`, into the README, between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs';

const readme = new URL('../README.md', import.meta.url);
const { totals } = JSON.parse(readFileSync(new URL('kill-matrix.json', import.meta.url), 'utf8'));
const line = `${totals.faults} faults, ${totals.killed} killed; ${totals.variants} lawful variants, ${totals.falseAlarms} false alarms`;
const text = readFileSync(readme, 'utf8');
const marks = /(<!-- figures -->)[\s\S]*(<!-- \/figures -->)/;
if (!marks.test(text)) throw new Error('README.md has no place for the figures');
writeFileSync(readme, text.replace(marks, `$1${line}$2`));
