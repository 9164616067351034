/** Clauses that a profile waives are counted and named, and cannot make a run conformant alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadClauses } from '../../../specs/load.ts';
import type { Conformance } from '../../../specs/model.ts';
import { finished, startCommand, temporaryFolder } from '../../support/command/command.ts';

/** Certifies the embedded reference through a profile that waives the clauses. */
async function runWaiving(ids: string[], kind: string) {
  const cwd = temporaryFolder();
  const clauses = Object.fromEntries(ids.map((id) => [id, { kind, reason: `${id} is waived` }]));
  const profile = {
    schema: 'proofmark/profile@1',
    name: 'waiving',
    title: 'Waives clauses',
    extends: 'documented',
    clauses,
  };
  writeFileSync(join(cwd, 'profile.json'), JSON.stringify(profile));
  const summary = join(cwd, 'summary.md');
  const args = ['run', '--profile', 'profile.json', '--runs', '1', '--seed', '1', '--no-report', '--out', 'report'];
  const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
  const { code, stdout } = await finished(startCommand(args, { cwd, env }));
  const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
  const conformance = JSON.parse(read('report/conformance.json')) as Conformance;
  return {
    code,
    stdout,
    conformance,
    summary: read('summary.md'),
    page: read('report/index.html'),
    junit: read('report/junit.xml'),
  };
}

it('a run with two waived clauses is conformant, and everything that it writes names them', async () => {
  const { code, stdout, conformance, summary, page, junit } = await runWaiving(['error.allow', 'get.304'], 'optional');
  const text = '2 clauses waived by the profile: get.304, error.allow';
  expect([code, conformance.verdict]).toEqual([0, 'conformant']);
  expect(conformance.waived).toEqual([
    { id: 'get.304', kind: 'required', to: 'optional', reason: 'get.304 is waived' },
    { id: 'error.allow', kind: 'required', to: 'optional', reason: 'error.allow is waived' },
  ]);
  expect(stdout).toContain(text);
  expect(summary).toContain(text);
  expect(page).toContain(text);
  expect(junit).toContain('[waived by the profile]');
});

it('a run whose clauses are all waived is incomplete', async () => {
  const ids = loadClauses().map(({ id }) => id);
  const { code, conformance } = await runWaiving(ids, 'not-applicable');
  expect([code, conformance.verdict]).toEqual([2, 'incomplete']);
  expect(conformance.reason).toMatch(/no clause proves that the target accepts a write.*only 0 of the \d+ clauses/);
});
