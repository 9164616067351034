/** The causes of a diagnosis on each surface. */
import { describe, expect, it } from 'vitest';
import { jobSummary } from '../../../reports/console/jobSummary.ts';
import { colorsFor } from '../../../reports/console/style.ts';
import { renderSummary } from '../../../reports/console/summary.ts';
import { byCause, causeLine } from '../../../reports/diagnosis/causeText.ts';
import { junitReport } from '../../../reports/junit.ts';
import { renderPage } from '../../../reports/page/render.ts';
import { serializeConformance } from '../../../reports/record/conformance.ts';
import type { Cause } from '../../../specs/contract/diagnosis.ts';
import { loadClauses } from '../../../specs/load.ts';
import type { ClauseRecord } from '../../../specs/model.ts';
import { conformanceOf, finding } from '../../support/reports/records.ts';

const likely: Cause = { kind: 'likely', text: 'Any token opens the account', explains: ['get.401', 'post.401'] };
const failing: Partial<ClauseRecord> = { outcome: 'fail', findings: [finding()] };
const clauses = loadClauses();

const nothing = conformanceOf({
  'get.200': { ...failing, answers: { 'own list 404': 20, 'own create 404': 8 } },
  'post.201': failing,
});
const TEXT = 'Cause: Nothing of the profile documented exists at http://127.0.0.1:4010';

describe('the line of a cause', () => {
  it('says how much it explains', () => {
    expect(causeLine(likely, { failures: 3, causes: [likely] })).toBe(
      'Likely cause: Any token opens the account; explains 2 of 3 failures',
    );
  });
});

describe('grouping by cause', () => {
  it('puts each failure under the first cause that explains it, and the rest last', () => {
    const second: Cause = { kind: 'part', text: 'x', explains: ['post.401', 'put.401'] };
    const entries = ['a.b', 'put.401', 'post.401'].map((id) => ({ id }));
    const groups = byCause(entries, { diagnosis: { failures: 3, causes: [likely, second] } });
    expect(groups.map(({ entries: own }) => own.map(({ id }) => id))).toEqual([['post.401'], ['put.401'], ['a.b']]);
    expect(groups.map(({ cause }) => cause?.slice(0, 12))).toEqual(['Likely cause', 'Likely cause', undefined]);
  });
});

describe('a cause is shown', () => {
  it('in conformance.json, which matches its schema', () => {
    expect(JSON.parse(serializeConformance(nothing)).diagnosis).toMatchObject({
      failures: 2,
      causes: [{ kind: 'target', explains: ['get.200', 'post.201'] }],
    });
  });

  it('on the console, before any clause', () => {
    const text = renderSummary(nothing, { clauses, colors: colorsFor({}, {}), reports: [], hint: null });
    expect(text).toContain(TEXT);
    expect(text.indexOf(TEXT)).toBeLessThan(text.indexOf('post.201'));
  });

  it('on the page, before any clause and above its failures', async () => {
    const page = await renderPage(nothing, { clauses, figures: null, allureReport: null });
    const body = page.slice(page.indexOf('<body>'));
    expect(body.split(TEXT)).toHaveLength(3);
    expect(body.indexOf(TEXT)).toBeLessThan(body.indexOf('#post.201'));
  });

  it('in junit.xml and the job summary', () => {
    expect(junitReport(nothing, clauses)).toContain(TEXT);
    expect(jobSummary(nothing, clauses)).toContain(TEXT);
  });
});
