import pc from 'picocolors';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../../reports/console/progress.ts';
import { wantsColor } from '../../../reports/console/style.ts';
import { renderSummary, verdictLine } from '../../../reports/console/summary.ts';
import { visible, visibleLine } from '../../../reports/text/escape.ts';
import { loadClauses } from '../../../specs/load.ts';
import { ALL_PASSED, CELL_COUNT, CLAUSE_COUNT, CORE_COUNT, FULL_COUNT } from '../../support/reports/contractSize.ts';
import { conformanceOf, finding, record } from '../../support/reports/records.ts';

const plain = pc.createColors(false);
const AUTH = loadClauses().filter(({ area }) => area === 'auth').length;
const options = { clauses: loadClauses(), colors: plain, reports: [], hint: null, verbose: true };
const screen = { ...options, verbose: false };

describe('the summary', () => {
  it('shows areas, totals, the attained level and the verdict', () => {
    const lines = renderSummary(conformanceOf(), { ...options, reports: [['JUnit', 'out/junit.xml']] }).split('\n');
    expect(lines[0]).toBe('http://127.0.0.1:4010 · profile documented · seed 7');
    expect(lines).toContain(`  auth       ${AUTH}/${AUTH}`);
    expect(lines).toContain(`${CLAUSE_COUNT} clauses: ${CLAUSE_COUNT} pass`);
    expect(lines).toContain(`${CLAUSE_COUNT * 2} requests in 1.2 s`);
    expect(lines).toContain('JUnit           out/junit.xml');
    expect(lines.at(-2)).toBe(`Verdict         conformant at level full (${ALL_PASSED})`);
  });

  it('shows the matrix of statuses by method, native and overloaded, with symbols', () => {
    const summary = renderSummary(
      conformanceOf({
        'get.503': { outcome: 'not-exercised' },
        'overload.delete.204': { outcome: 'fail', findings: [finding()] },
      }),
      options,
    );
    expect(summary).toContain(`Statuses by method  ${CELL_COUNT - 2}/${CELL_COUNT} cells passed
                       200 201 204 302 304 400 401 404 405 429 500 503
  GET                   ✓   ·   ·   ✓   ✓   ·   ✓   ✓   ·   ✓   ✓   ○
  POST                  ✓   ✓   ·   ·   ·   ✓   ✓   ✓   ✓   ✓   ✓   ·
  PUT                   ✓   ✓   ·   ·   ·   ✓   ✓   ✓   ✓   ✓   ✓   ·
  DELETE                ·   ·   ✓   ·   ·   ·   ✓   ✓   ✓   ✓   ✓   ·
  POST ?_method=PUT     ✓   ✓   ·   ·   ·   ✓   ✓   ✓   ✓   ✓   ✓   ·
  POST ?_method=DELETE  ·   ·   ✗   ·   ·   ·   ✓   ✓   ✓   ✓   ✓   ·
  ✓ pass   ✗ fail   ○ not-exercised   · not documented
`);
  });

  it('shows a failed clause with expected and actual values and the curl command, and explains its token variable', () => {
    const conformance = conformanceOf({
      'auth.wrong-token': { outcome: 'fail', findings: [finding(), finding({ message: 'two' }), finding()] },
    });
    const summary = renderSummary(conformance, { ...options, hint: 'export the token' });
    expect(summary).toContain(`✗ auth.wrong-token  Another token is refused
    A wrong token is refused
      expected  status 401
      actual    status 200
      curl -s -u "AC1:$TWILIO_AUTH_TOKEN" http://127.0.0.1/x
    two`);
    expect(summary).toContain('    and 1 more finding in conformance.json\nexport the token\n');
  });

  it('groups the clauses without evidence by reason, without error stacks', () => {
    const summary = renderSummary(
      conformanceOf({
        'get.429': { outcome: 'not-exercised', reason: 'no hook' },
        'post.429': { outcome: 'not-exercised', reason: 'no hook' },
        'get.200': { outcome: 'error', reason: 'TypeError: x\n    at y' },
      }),
      options,
    );
    expect(summary).toContain('○ not-exercised: no hook\n    get.429 post.429\n');
    expect(summary).toContain('E error: TypeError: x\n    get.200\n');
    expect(summary).not.toContain('at y');
  });

  it('neutralises control characters that a target sends', () => {
    const evil = '\u001b[2Jgone\r\u0007\u202e\u009b1m';
    const conformance = conformanceOf({
      'get.404': { outcome: 'fail', findings: [finding({ message: evil, expected: evil, actual: evil, curl: evil })] },
      'get.500': { outcome: 'inconclusive', reason: evil },
    });
    const summary = renderSummary(conformance, options);
    const harmful = [...summary].filter((character) => {
      const code = character.codePointAt(0) ?? 0;
      return (code < 0x20 && character !== '\n') || (code >= 0x7f && code < 0xa0) || character === '\u202e';
    });
    expect(harmful).toEqual([]);
    expect(summary).toContain('actual    \\x1b[2Jgone\\x0d\\x07\\u202e\\x9b1m');
  });

  it('prints the verdict and its reason in one line', () => {
    const conformance = conformanceOf({ 'get.404': { outcome: 'fail', findings: [finding()] } });
    expect(verdictLine(conformance, plain)).toBe(
      `non-conformant at level full (core ${CORE_COUNT - 1}/${CORE_COUNT}, full ${FULL_COUNT - 1}/${FULL_COUNT}): 1 required clause failed: get.404.`,
    );
  });

  it('colours by outcome on request', () => {
    expect(verdictLine(conformanceOf(), pc.createColors(true))).toContain('\u001b[32mconformant\u001b[39m');
  });
});

describe('without --verbose, the summary', () => {
  const failing = { outcome: 'fail' as const, findings: [finding({ summary: `GET /Queues: got ${'x'.repeat(300)}` })] };
  const everything = Object.fromEntries(loadClauses().map(({ id }) => [id, failing]));

  it('fits on a screen of 40 lines, whatever failed', () => {
    const reasons = Object.fromEntries(
      loadClauses().map(({ id }, at) => [
        id,
        at % 2 === 0 ? failing : { outcome: 'inconclusive' as const, reason: id },
      ]),
    );
    for (const run of [conformanceOf(everything), conformanceOf(reasons), conformanceOf()]) {
      const lines = renderSummary(run, { ...screen, reports: [['Page', 'p']] }).split('\n');
      expect(lines.length).toBeLessThanOrEqual(40);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(260);
    }
  });

  it('has one line for each failure, and the commands of the first', () => {
    const summary = renderSummary(conformanceOf({ 'get.401': { ...failing, findings: [finding()] } }), screen);
    expect(summary).toContain(`✗ get.401  A wrong token is refused

To reproduce get.401:
  curl -s -u "AC1:$TWILIO_AUTH_TOKEN" http://127.0.0.1/x
`);
    expect(summary).not.toContain('Statuses by method');
  });

  it('names the number of further failures', () => {
    expect(renderSummary(conformanceOf(everything), screen)).toContain(
      `  and ${CLAUSE_COUNT - 8} more clauses: see the page, or --verbose\n`,
    );
  });

  it('shows the matrix if nothing failed', () => {
    expect(renderSummary(conformanceOf(), screen)).toContain('Statuses by method');
  });
});

describe('a selection', () => {
  const selected = (outcome: 'pass' | 'inconclusive', id = 'auth.wrong-token') => {
    const others = Object.fromEntries(
      loadClauses().map((clause) => [
        clause.id,
        { outcome: 'not-exercised' as const, reason: 'not selected by --clause' },
      ]),
    );
    const selection = { patterns: [id], ids: [id] };
    return conformanceOf({ ...others, [id]: { outcome } }, { selection });
  };

  it('that passed says so, without a matrix of what was not selected', () => {
    for (const verbose of [true, false]) {
      const summary = renderSummary(selected('pass'), { ...options, verbose });
      expect(summary).toContain('1 selected clause: 1 pass\n');
      expect(summary).toContain('Selection       1/1 selected clause passed\nVerdict         incomplete at level full');
      expect(summary).not.toMatch(/Statuses by method|not selected/);
    }
  });

  it('that did not pass says so', () => {
    expect(renderSummary(selected('inconclusive'), screen)).toContain('Selection       0/1 selected clause passed\n');
  });

  it('shows its cells with --verbose', () => {
    expect(renderSummary(selected('pass', 'get.200'), options)).toContain('Statuses by method  1/');
  });
});

describe('colour', () => {
  it('is on for terminals, off with NO_COLOR or a dumb terminal, and forced by FORCE_COLOR', () => {
    expect(wantsColor({ isTTY: true }, {})).toBe(true);
    expect(wantsColor({ isTTY: true }, { NO_COLOR: '1' })).toBe(false);
    expect(wantsColor({ isTTY: true }, { NO_COLOR: '' })).toBe(true);
    expect(wantsColor({ isTTY: true }, { TERM: 'dumb' })).toBe(false);
    expect(wantsColor({}, { CI: 'true' })).toBe(false);
    expect(wantsColor({}, { FORCE_COLOR: '1' })).toBe(true);
    expect(wantsColor({}, { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
  });
});

describe('progress', () => {
  const capture = (isTTY: boolean) => {
    const written: string[] = [];
    return { stream: { isTTY, columns: 30, write: (text: string) => written.push(text) }, written };
  };

  it('rewrites one line on a terminal, within its width', () => {
    const { stream, written } = capture(true);
    const progress = createProgress(stream, 2);
    progress.add(record('get.404', { outcome: 'fail' }));
    progress.clear();
    expect(written).toEqual([
      '\r\u001b[2K0/2 clauses · starting',
      '\r\u001b[2K1/2 clauses · 1 failed · get.',
      '\r\u001b[2K',
    ]);
  });

  it('writes nothing elsewhere', () => {
    const { stream, written } = capture(false);
    const progress = createProgress(stream, 2);
    progress.add(record('get.404'));
    progress.clear();
    expect(written).toEqual([]);
  });
});

describe('visible text', () => {
  it('escapes invisible characters and leaves the rest', () => {
    expect(visible('a\nb\tc é 😀')).toBe('a\nb\tc é 😀');
    expect(visible('\u0000\u001b\u007f\u009b\ud800\ufffe\u2066\u{1ffff}')).toBe(
      '\\x00\\x1b\\x7f\\x9b\\ud800\\ufffe\\u2066\\u{1ffff}',
    );
    expect(visibleLine('a\nb\tc')).toBe('a\\nb c');
  });
});
