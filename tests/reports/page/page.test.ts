import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { KillMatrix } from '../../../reports/killMatrix/killMatrix.ts';
import { loadProofFigures, type ProofFigures, proofFigures } from '../../../reports/killMatrix/proofFigures.ts';
import { renderPage } from '../../../reports/page/render.ts';
import { remedyFor } from '../../../reports/verdict/remedies.ts';
import { clauseById, loadClauses } from '../../../specs/load.ts';
import type { Conformance } from '../../../specs/model.ts';
import { INTERRUPTED } from '../../../suites/engine/sharedRun.ts';
import { CONFORMANT, HOSTILE, INCOMPLETE, NON_CONFORMANT } from '../../fixtures/page/runs.ts';
import { CELL_COUNT, CLAUSE_COUNT, CORE_COUNT, FULL_COUNT } from '../../support/reports/contractSize.ts';

const FIGURES: ProofFigures = {
  schema: 'proofmark/proof-figures@1',
  suite: CONFORMANT.suite,
  totals: { faults: 5, killed: 5, variants: 3, falseAlarms: 0 },
  faultsFound: { 'get.401': 2 },
};

function render(conformance: Conformance, changes: Partial<Parameters<typeof renderPage>[1]> = {}): Promise<string> {
  return renderPage(conformance, { clauses: loadClauses(), figures: FIGURES, allureReport: null, ...changes });
}

/** The text between two marks of the page, without tags and with single spaces. */
const textOf = (html: string, from: string, to: string) =>
  html
    .slice(html.indexOf(from), html.indexOf(to, html.indexOf(from)))
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

describe('the page', () => {
  it('starts with the verdict, its reason and its evidence', async () => {
    expect(textOf(await render(CONFORMANT), '<h1>', '<nav')).toBe(
      '✓ Conformant at level full https://api.staging.example/twilio ' +
        `${FULL_COUNT} of ${FULL_COUNT} required clauses of level full passed. No answer contradicts the contract. 2 Jan 2026, 03:04 UTC ` +
        `Level core ${CORE_COUNT} /${CORE_COUNT} required clauses Level full ${FULL_COUNT} /${FULL_COUNT} required clauses ` +
        `Requests ${CLAUSE_COUNT * 2} in 1.2 s clauses by evidence: ${CLAUSE_COUNT - 2} natural, 1 conditional, 1 hook ` +
        `Proof of the checks 5 /5 faults found 0 false alarms on 3 lawful variants ✓ ${CLAUSE_COUNT} pass`,
    );
  });

  it('continues with the failures and the shortest command to reproduce each', async () => {
    const html = await render(NON_CONFORMANT);
    expect(textOf(html, '<section id="failed"', '</article>')).toBe(
      'Failures 4 clauses ✗ get.401 GET answers 401: insufficient credentials GET with another token answers 401 ' +
        'expected status 401 actual status 200 curl -s -u &quot;AC1:$TWILIO_AUTH_TOKEN&quot; http://127.0.0.1/x Copy ' +
        '1 more finding, exchanges and the clause',
    );
    expect(html).toContain(
      'npx proofmark run --base-url https://api.staging.example/twilio --profile documented --level core --seed 7 --runs 25<',
    );
  });

  it('shows the result of the baseline separately from the verdict', async () => {
    const gate = {
      passed: false,
      known: [{ clause: 'get.404', target: '*', reason: 'we <b>answer</b> 410', expires: '2027-01-31' }],
      findings: [
        { kind: 'expired' as const, clause: 'get.401', message: 'the deviation was accepted until 2026-01-01' },
      ],
    };
    const html = await render({ ...NON_CONFORMANT, gate });
    expect(textOf(html, '<section id="gate"', '</section>')).toBe(
      'Gate ✗ failed Comparison with a baseline: 1 finding, 1 known deviation. The gate does not change the verdict. ' +
        'expired get.401 : the deviation was accepted until 2026-01-01 ' +
        'known: get.404 : we &lt;b&gt;answer&lt;/b&gt; 410, until 2027-01-31',
    );
    expect(await render(NON_CONFORMANT)).not.toContain('id="gate"');
  });

  it('shows a rerun command with the hook, values and selection of the run', async () => {
    const html = await render({
      ...NON_CONFORMANT,
      configuration: {
        hook: 'Prefer: code={status}',
        burst: 9,
        otherAccount: false,
        values: { 'Queues.MaxSize': "1'0" },
      },
      selection: { patterns: ['auth.*'], clauses: [] },
    });
    expect(html.replaceAll('&#39;', "'")).toContain(
      ` --hook 'Prefer: code={status}' --burst 9 --value 'Queues.MaxSize=1'\\''0' --clause 'auth.*'<`,
    );
  });

  it('shows first what an incomplete run lacks', async () => {
    const html = await render(INCOMPLETE);
    expect(html.indexOf('<section id="open"')).toBeLessThan(html.indexOf('<section id="statuses"'));
    expect(textOf(html, '<section id="open"', '</section>')).toBe(
      'Not exercised, and how to exercise it 2 clauses A clause that was not exercised never counts as a pass. ○ not-exercised ' +
        '--hook &#39;Prefer: code={status}&#39; Give the hook (a header, query or path) that makes the target ' +
        'answer a given status. --hook was not given, and the target answers 500 only with a hook get.500 ' +
        '○ not-exercised --other-account-sid SID Give a second account, and its token in PROOFMARK_OTHER_AUTH_TOKEN. ' +
        'no second account was given auth.other-account',
    );
  });

  it('omits empty sections', async () => {
    const html = await render(CONFORMANT, { figures: null });
    for (const id of ['failed', 'open', 'proof']) expect(html).not.toContain(`<section id="${id}"`);
    expect(html).not.toContain('Allure');
    expect(await render(CONFORMANT, { allureReport: 'allure-report/index.html' })).toContain(
      '<a class="allure" href="allure-report/index.html">Allure report</a>',
    );
  });

  it('shows the proof figures only for the same clause set', async () => {
    expect(await render(CONFORMANT)).toContain('<dt>Proved by</dt><dd>2 faults that this clause finds</dd>');
    const suite = { ...FIGURES.suite, clauses: `sha256:${'9'.repeat(64)}` };
    const html = await render(CONFORMANT, { figures: { ...FIGURES, suite } });
    expect(html).not.toContain('<dt>Proved by</dt>');
    expect(html).not.toContain('Proof of the checks');
    expect(html).toContain('The proof used another clause set');
  });

  it('has a section for each clause under its id', async () => {
    const html = await render(NON_CONFORMANT);
    const ids = [...html.matchAll(/<div class="body" id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.toSorted()).toEqual(
      loadClauses()
        .map(({ id }) => id)
        .toSorted(),
    );
    expect([...html.matchAll(/<a class="cell /g)]).toHaveLength(CELL_COUNT);
  });

  it('is deterministic, and throws for an unknown clause', async () => {
    expect(await render(NON_CONFORMANT)).toBe(await render(NON_CONFORMANT));
    const [first, ...rest] = CONFORMANT.clauses;
    if (first === undefined) throw new Error('no clauses');
    const changed = { ...CONFORMANT, clauses: [{ ...first, id: 'get.999' }, ...rest] };
    await expect(render(changed)).rejects.toThrow('clause get.999 is unknown');
  });

  it('never takes a value for markup', async () => {
    const html = await render(HOSTILE);
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<\/style/g)).toHaveLength(1);
    expect(html).not.toContain('<img');
    for (const character of ['\u202e', '\u0000', '\u001b']) expect(html.includes(character)).toBe(false);
  });
});

describe('the remedy for a clause that was not exercised', () => {
  it.each([
    ['get.302', '--hook was not given', "--hook 'Prefer: code={status}'"],
    ['post.429', '--burst was not given', "--hook 'Prefer: code={status}'"],
    ['auth.other-account', 'no second account was given', '--other-account-sid SID'],
    ['lifecycle.concurrent', '--concurrency 1 allows no simultaneous requests', '--concurrency 8'],
    ['post.405', 'no read-only resource in this run to send POST to', '--resource Balance …'],
    ['get.200', '--max-requests 10 was reached', '--max-requests N'],
    ['get.200', 'the target refuses the given credentials everywhere', '--account-sid … --auth-token …'],
    ['get.302', 'not selected by --clause', ''],
    ['get.200', INTERRUPTED, ''],
  ])('%s: %s', (id, reason, flags) => {
    expect(remedyFor(clauseById(id), reason)?.flags).toBe(flags);
  });

  it('is null for an unknown reason', () => {
    expect(remedyFor(clauseById('get.200'), 'for a reason of its own')).toBeNull();
  });
});

describe('the figures of the proof', () => {
  const matrix: KillMatrix = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../../docs/kill-matrix.json', import.meta.url)), 'utf8'),
  );

  it('in the package equal those of the kill matrix', () => {
    expect(loadProofFigures()).toEqual(proofFigures(matrix));
  });

  it('count the faults of each clause', () => {
    const row = {
      title: '',
      breaks: [],
      collateral: [],
      deterministic: true,
      missed: [],
      blamed: [],
      undecided: [],
      requests: 1,
    };
    const faults = [
      { ...row, id: 'a', killed: ['get.401', 'auth.first'] },
      { ...row, id: 'b', killed: ['get.401'] },
      { ...row, id: 'c', killed: [] },
    ];
    expect(proofFigures({ ...matrix, faults }).faultsFound).toEqual({ 'auth.first': 1, 'get.401': 2 });
  });
});
