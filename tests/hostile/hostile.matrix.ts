/** The whole suite against each hostile target; `npm run hostile`. `HOSTILE=name` runs one alone, the whole matrix goes into docs/hostile.md. */
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
  measurement.catch(() => undefined); // told by its own test
  measurements.set(name, measurement);
}
const rows: string[] = [];

afterAll(() => {
  const table = [...HEAD, ...rows].join('\n');
  console.log(table);
  if (rows.length === NAMES.length) writeFileSync(PAGE, readFileSync(PAGE, 'utf8').replace(MARKED, `$1${table}$2`));
});

it.each(names)('%s', async (name) => {
  const measured = await (measurements.get(name) as Promise<Measured>);
  rows.push(row(measured));
  const { exit, stderr, conformance, page, peak, seconds } = measured;
  // one that is right but for what it adds may conform
  expect(/in right representations/.test(name) ? [0, 2] : [1, 2], stderr).toContain(exit);
  expect(stderr).not.toMatch(/\n\s+at |Error:/);
  expect(conformance?.totals.error).toBe(0);
  expect(page).not.toBeNull();
  expect(peak).toBeLessThan(600);
  // about a minute; a busy machine takes its time
  expect(seconds).toBeLessThan(120);
  // what proves nothing is inconclusive
  expect(exit === 1).toBe((conformance?.totals.fail ?? 0) > 0);
});
