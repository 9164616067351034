/** The whole suite against each hostile target; `npm run hostile`. `HOSTILE=name` runs one alone. */
import { afterAll, expect, it } from 'vitest';
import { measure, row } from './matrix.ts';
import { NAMES } from './servers.ts';

const rows: string[] = [];
afterAll(() => {
  console.log(
    ['| target | exit | seconds | peak MiB | outcomes |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
  );
});

it.each(NAMES.filter((name) => (process.env.HOSTILE ?? name) === name))('%s', async (name) => {
  const measured = await measure(name, ['--runs', '2']);
  const line = row(measured);
  rows.push(line);
  console.log(line);
  const { exit, stderr, conformance, page, peak } = measured;
  expect([1, 2], stderr).toContain(exit);
  expect(stderr).not.toMatch(/\n\s+at |Error:/);
  expect(conformance?.totals.error).toBe(0);
  expect(page).not.toBeNull();
  expect(peak).toBeLessThan(600);
});
