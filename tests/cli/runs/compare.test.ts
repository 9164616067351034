import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareRuns } from '../../../reports/comparison/compare.ts';
import { comparisonMarkdown } from '../../../reports/comparison/compareText.ts';
import { serializeConformance } from '../../../reports/record/conformance.ts';
import { callCommand, temporaryFolder } from '../../support/command/command.ts';
import { conformanceOf } from '../../support/reports/records.ts';

const before = conformanceOf({
  'get.302': { outcome: 'not-exercised', reason: 'no hook' },
  'get.404': { outcome: 'fail', reason: 'answered 410' },
});
const after = conformanceOf({
  'get.200': { outcome: 'fail', reason: 'answered 203' },
  'get.304': { outcome: 'inconclusive', reason: 'timeout' },
});

describe('two runs', () => {
  it('are compared clause by clause, regressions first', () => {
    const { differences, passed } = compareRuns(before, after);
    expect(differences.map(({ clause, change }) => [clause, change])).toEqual([
      ['get.200', 'newly-failing'],
      ['get.304', 'newly-unexercised'],
      ['get.404', 'fixed'],
      ['get.302', 'newly-exercised'],
    ]);
    expect(passed).toBe(false);
  });

  it('have no differences when equal', () => {
    expect(compareRuns(after, after)).toMatchObject({ differences: [], passed: true, notes: [] });
  });

  it('pass when every change is an improvement', () => {
    expect(compareRuns(before, conformanceOf()).passed).toBe(true);
  });

  it('get a note if their profiles differ', () => {
    const other = conformanceOf({}, { profile: { name: 'twilio', digest: `sha256:${'2'.repeat(64)}` } });
    expect(compareRuns(before, other).notes[0]).toContain('the runs differ in profile');
  });

  it('escape text from the target in Markdown', () => {
    const hostile = conformanceOf({ 'get.200': { outcome: 'fail', reason: '</td><script>x</script> | [a](b)\nc' } });
    const text = comparisonMarkdown(compareRuns(before, hostile));
    expect(text).not.toContain('<script>');
    expect(text).toContain('&#60;script&#62;');
    expect(text.split('\n').filter((line) => line.includes('get.200'))).toHaveLength(1);
  });
});

describe('compare', () => {
  const folder = () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'yesterday'));
    writeFileSync(join(cwd, 'yesterday', 'conformance.json'), serializeConformance(before));
    writeFileSync(join(cwd, 'today.json'), serializeConformance(after));
    return cwd;
  };

  it('accepts a folder or a file, and exits with 1 after a regression', async () => {
    const { code, stdout } = await callCommand(['compare', 'yesterday', 'today.json'], { cwd: folder() });
    expect(stdout).toContain('Newly failing (1)\n  get.200');
    expect(stdout).toContain('pass → fail: answered 203');
    expect(stdout).toMatch(/\n2 clauses got worse\n$/);
    expect(code).toBe(1);
  });

  it('exits with 0 without a regression, and prints JSON', async () => {
    const { code, stdout } = await callCommand(['compare', 'today.json', 'today.json', '--format', 'json'], {
      cwd: folder(),
    });
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'proofmark/comparison@1', differences: [], passed: true });
    expect(code).toBe(0);
  });

  it.each([
    [['compare', 'yesterday', 'nowhere'], '"nowhere" is neither a report folder nor a conformance.json (ENOENT)'],
    [['compare', 'yesterday', 'today.json', '--format', 'xml'], '--format must be text, json or markdown, not "xml"'],
  ])('refuses %j', async (args, line) => {
    const { code, stderr } = await callCommand(args, { cwd: folder() });
    expect(stderr).toBe(`proofmark: ${line}\n`);
    expect(code).toBe(64);
  });
});
