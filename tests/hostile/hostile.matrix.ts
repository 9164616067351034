/** Runs the whole suite against each hostile target (`npm run hostile`) and writes the measurements to docs/hostile.md.
`HOSTILE=name` runs one target. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { afterAll, expect, it } from 'vitest';
import { HEAD, type Measured, measure, row } from './matrix.ts';
import { NAMES } from './servers.ts';

const PAGE = fileURLToPath(new URL('../../docs/hostile.md', import.meta.url));
const MARKED = /(<!-- matrix -->\n).*(\n<!-- \/matrix -->)/s;

const names = NAMES.filter((name) => (process.env.HOSTILE ?? name) === name);
// two processes of up to 600 MiB at once
const limit = pLimit(2);
const measurements = new Map<string, Promise<Measured>>();
for (const name of names) {
  const measurement = limit(measure, name, ['--runs', '2']);
  measurement.catch(() => undefined); // covered by its own test
  measurements.set(name, measurement);
}
const rows: string[] = [];

afterAll(() => {
  const table = [...HEAD, ...rows].join('\n');
  console.log(table);
  const page = readFileSync(PAGE, 'utf8');
  writeFileSync(PAGE, rows.length === NAMES.length ? page.replace(MARKED, `$1${table}$2`) : rows.reduce(withRow, page));
});

/** Replaces the row of the same target in the page. */
function withRow(page: string, line: string): string {
  const [, name = ''] = line.split(' | ', 1)[0]?.split('| ') ?? [];
  return page
    .split('\n')
    .map((known) => (known.startsWith(`| ${name} | `) ? line : known))
    .join('\n');
}

it.each(names)('%s', async (name) => {
  const measured = await (measurements.get(name) as Promise<Measured>);
  rows.push(row(measured));
  const { exit, stderr, conformance, page, peak, seconds } = measured;
  // a reference that only adds members may conform
  expect(/in right representations/.test(name) ? [0, 2] : [1, 2], stderr).toContain(exit);
  expect(stderr).not.toMatch(/\n\s+at |Error:/);
  expect(conformance?.totals.error).toBe(0);
  expect(page).not.toBeNull();
  expect(peak).toBeLessThan(600);
  // a run takes about a minute; a busy machine needs more
  expect(seconds).toBeLessThan(120);
  // a clause without evidence is inconclusive
  expect(exit === 1).toBe((conformance?.totals.fail ?? 0) > 0);
});
