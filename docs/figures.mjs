/** Copies the proof's figures from `docs/kill-matrix.json` into the README, between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { figuresLine } from '../dist/reports/killMatrix/killMatrixText.js';

const readme = new URL('../README.md', import.meta.url);
const matrix = JSON.parse(readFileSync(new URL('kill-matrix.json', import.meta.url), 'utf8'));
const text = readFileSync(readme, 'utf8');
const marks = /(<!-- figures -->)[\s\S]*(<!-- \/figures -->)/;
if (!marks.test(text)) throw new Error('README.md has no place for the figures');
writeFileSync(readme, text.replace(marks, `$1${figuresLine(matrix)}$2`));
