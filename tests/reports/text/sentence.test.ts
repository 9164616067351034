/** One sentence per finding, the same on every surface. */
import { describe, expect, it } from 'vitest';
import { messageOf } from '../../../reports/allure/statuses.ts';
import { annotations, jobSummary } from '../../../reports/console/jobSummary.ts';
import { colorsFor } from '../../../reports/console/style.ts';
import { renderSummary } from '../../../reports/console/summary.ts';
import { junitReport } from '../../../reports/junit.ts';
import { renderPage } from '../../../reports/page/render.ts';
import { reasonOf } from '../../../reports/text/sentence.ts';
import { loadClauses } from '../../../specs/load.ts';
import { conformanceOf, finding, record } from '../../support/reports/records.ts';

const SENTENCE = 'POST /Queues accepted a wrong token: got 201, expected 401';
const failing = {
  outcome: 'fail' as const,
  reason: 'POST with another token answers 401 (and 2 more)',
  findings: [finding({ summary: SENTENCE })],
};
const clauses = loadClauses();
const run = conformanceOf({ 'post.401': failing });

describe('the sentence of a finding is shown', () => {
  it.each([
    ['on the console', () => renderSummary(run, { clauses, colors: colorsFor({}, {}), reports: [], hint: null })],
    ['on the page', () => renderPage(run, { clauses, figures: null, allureReport: null })],
    ['in junit.xml', () => junitReport(run, clauses)],
    ['in the job summary', () => jobSummary(run, clauses)],
    ['in Allure', () => messageOf(record('post.401', failing)) ?? ''],
  ])('%s', async (_, render) => {
    expect(await render()).toContain(SENTENCE);
  });

  it('in the annotations', () => {
    expect(annotations(run)[0]).toMatch(new RegExp(`::${SENTENCE}%0Arule: `));
  });
});

describe('the reason of a clause', () => {
  it('is the sentence with the number of the other failed cases', () => {
    expect(reasonOf(failing)).toBe(`${SENTENCE} (and 2 more)`);
  });

  it('is the rule in reports of earlier versions, and the reason without findings', () => {
    expect(reasonOf({ ...failing, findings: [finding()] })).toBe('A wrong token is refused (and 2 more)');
    expect(reasonOf({ findings: [], reason: 'none' })).toBe('none');
  });
});
