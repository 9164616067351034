/** Runs a few clauses on each hostile target: none passes and the suite does not break. `npm run hostile` runs the whole suite. */
import { describe, expect, it } from 'vitest';
import { complexityProblem, MAX_DEPTH, MAX_PARTS } from '../../../client/transport/bodyComplexity.ts';
import { loadProfile, selectResources } from '../../../specs/load.ts';
import type { Outcome } from '../../../specs/model.ts';
import { measure, row } from '../../hostile/matrix.ts';
import { NAMES, startHostile } from '../../hostile/servers.ts';
import { recordsOf, settingsFor } from '../../support/command/inProcess.ts';

/** One resource is enough, because answers of ten megabytes are slow. */
const profile = selectResources(loadProfile('documented').profile, ['Queues']);
const CLAUSES = ['get.200', 'get.404', 'post.201', 'delete.204', 'auth.missing-credentials', 'overload.put.200'];

/** Expected outcomes. A readable answer may contradict a clause. Any other answer proves nothing. */
const READABLE: Record<string, Outcome[]> = {
  'invalid JSON': ['fail', 'inconclusive'],
  'script in values': ['fail', 'inconclusive'],
  'redirect loop': ['fail', 'inconclusive'],
  'file: redirect': ['fail', 'inconclusive'],
  'echo of the request': ['fail', 'inconclusive'],
  'an impossible status': ['fail', 'inconclusive'],
  'two lengths': ['fail', 'inconclusive'],
  'NUL bytes': ['fail', 'inconclusive'],
  'another charset': ['fail', 'inconclusive'],
  '10 MB less one of JSON': ['fail', 'inconclusive'],
  '10 MB that create': ['fail', 'inconclusive'],
  '2,000 headers': ['fail', 'inconclusive'],
  'a sid of the profile’s own': ['fail', 'inconclusive'],
  'a sid of dots': ['fail', 'inconclusive'],
  'a sid of a megabyte': ['fail', 'inconclusive'],
  'script in right representations': ['pass'],
  'a megabyte in right representations': ['pass'],
};

describe('a hostile target', () => {
  // most targets never answer, so the tests wait concurrently
  it.concurrent.for(NAMES)('%s', async (name, { expect, onTestFinished }) => {
    const target = await startHostile(name);
    onTestFinished(() => target.close());
    const allowed: Outcome[] = READABLE[name] ?? ['inconclusive'];
    const records = await recordsOf(
      settingsFor(target.url, {
        profile,
        clauses: CLAUSES,
        runs: 1,
        // the timeout may be short, because a missing answer never decides an outcome
        timeoutMs: allowed.includes('pass') ? 60_000 : 400,
      }),
    );
    expect(
      records
        .filter(({ outcome }) => !allowed.includes(outcome))
        .map(({ id, outcome, reason }) => [id, outcome, reason]),
    ).toEqual([]);
  });
});

describe('the command', () => {
  // one target is enough here; `npm run hostile` covers all
  it.each(['script in values'])('finishes on %s within 600 MiB', async (name) => {
    const measured = await measure(name, ['--runs', '1', '--clause', ...CLAUSES]);
    console.log(row(measured));
    expect([1, 2], measured.stderr).toContain(measured.exit);
    expect(measured.stderr).not.toMatch(/\n\s+at |Error:/);
    expect(measured.conformance?.totals.error).toBe(0);
    expect(measured.page).not.toBeNull();
    // the page contains the target's text as data, never as markup
    expect(measured.page).not.toContain('globalThis.struck');
    expect(measured.peak).toBeLessThan(600);
  });
});

describe('the complexity of a body', () => {
  const deep = (open: string, close: string, levels: number) => Buffer.from(open.repeat(levels) + close.repeat(levels));
  it.each([
    ['[', ']'],
    ['{"a":[', ']}'],
    ['<a x="1">', '</a>'],
    ['\n<a>', '</a>'],
  ])('limits the nesting of %j', (open, close) => {
    const perPiece = open.includes('{') ? 2 : 1;
    expect(complexityProblem(deep(open, close, MAX_DEPTH / perPiece))).toBe(undefined);
    expect(complexityProblem(deep(open, close, MAX_DEPTH / perPiece + 1))).toBe('nests deeper than 500 levels');
  });

  it.each([
    JSON.stringify(['['.repeat(9000), '\\"[['.repeat(9000)]),
    '[],'.repeat(9000),
    '<a/>'.repeat(9000),
    `<?xml version="1.0"?>${'<a></a>'.repeat(9000)}${'<!-- -->'.repeat(9000)}`,
    '',
  ])('does not count length as nesting (%#)', (text) => {
    expect(complexityProblem(Buffer.from(text))).toBe(undefined);
  });

  it.each([
    ['[', '{},', '1]'],
    ['<a>', '<b/>', '</a>'],
  ])('limits the number of parts (%#)', (open, part, close) => {
    const text = (parts: number) => Buffer.from(open + part.repeat(parts - 1) + close);
    expect(complexityProblem(text(MAX_PARTS))).toBe(undefined);
    expect(complexityProblem(text(MAX_PARTS + 1))).toBe('has more than 200000 parts');
  });
});
