import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { unknownCollection410 } from '../../../reference/faults/get/unknown-collection-410.ts';
import type { Baseline } from '../../../specs/contract/baseline.ts';
import type { Conformance } from '../../../specs/model.ts';
import { callCommand, temporaryFolder } from '../../support/command/command.ts';
import { reference } from '../../support/servers/stub.ts';

const run = ['run', '--no-report', '--quiet', '--runs', '2', '--seed', '1', '--clause', 'get.404', 'get.200'];
const gated = [...run, '--baseline', 'baseline.json'];

describe('--baseline', () => {
  it('accepts a known deviation until it is fixed', async () => {
    const cwd = temporaryFolder();
    const file = join(cwd, 'baseline.json');
    const faulty = await reference({ mutate: unknownCollection410.apply });
    const first = await callCommand([...gated, '--update-baseline'], { cwd, env: faulty.env });
    expect(first.stdout).toMatch(/^non-conformant at level core/);
    expect(first.stderr).toContain('Gate            passed (1 known deviation)');
    expect(first.code).toBe(0);
    const written = JSON.parse(readFileSync(file, 'utf8')) as Baseline;
    expect(written.deviations).toEqual([
      { clause: 'get.404', target: faulty.env.PROOFMARK_BASE_URL, reason: 'Not explained yet.' },
    ]);
    expect(written.coverage).toEqual({ [faulty.env.PROOFMARK_BASE_URL ?? '']: ['get.200'] });

    const explained = written.deviations.map((deviation) => ({ ...deviation, target: '*', reason: 'we answer 410' }));
    writeFileSync(file, JSON.stringify({ ...written, deviations: explained }));
    expect((await callCommand(gated, { cwd, env: faulty.env })).code).toBe(0);

    const mended = await reference();
    const { code, stdout, stderr } = await callCommand(gated, { cwd, env: mended.env });
    expect(stdout).toMatch(/^incomplete at level core/);
    expect(stderr).toContain('no-longer-happens get.404: passes now: remove it from the baseline (we answer 410)');
    expect(code).toBe(1);
    const report = readFileSync(join(cwd, 'proofmark-report', 'conformance.json'), 'utf8');
    expect((JSON.parse(report) as Conformance).gate?.findings).toMatchObject([
      { kind: 'no-longer-happens', clause: 'get.404' },
    ]);
  });

  const minimal = (deviation: object) =>
    JSON.stringify({
      schema: 'proofmark/baseline@1',
      deviations: [{ clause: 'get.404', target: '*', reason: 'r', ...deviation }],
    });

  it.each([
    ['{', '"baseline.json" is not valid JSON: '],
    ['{"schema":"proofmark/baseline@1"}', '"baseline.json" is not a baseline: /: lacks the member "deviations"'],
    [minimal({ clause: 'get.405' }), '"baseline.json" at /deviations/0/clause: unknown clause "get.405"; did you mean'],
    [minimal({ expires: '2026-13-01' }), '"baseline.json" is not a baseline: /deviations/0/expires: is "2026-13-01"'],
    [minimal({ target: 'http://a:b@127.0.0.1' }), '"baseline.json" is not a baseline: /deviations/0/target: '],
    [minimal({ why: 'x' }), '"baseline.json" is not a baseline: /deviations/0: unknown member "why"'],
  ])('refuses %s', async (text, line) => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'baseline.json'), text);
    const { code, stderr } = await callCommand(gated, { cwd });
    expect(stderr).toContain(`proofmark: --baseline: ${line}`);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(code).toBe(64);
  });

  it('suggests --update-baseline for a missing file', async () => {
    const { code, stderr } = await callCommand(gated);
    expect(stderr).toBe(
      'proofmark: --baseline: "baseline.json" cannot be read (ENOENT): --update-baseline writes it\n',
    );
    expect(code).toBe(64);
  });

  it('requires --baseline for --update-baseline', async () => {
    const { code, stderr } = await callCommand([...run, '--update-baseline']);
    expect(stderr).toBe('proofmark: --update-baseline needs --baseline, which names the file to write\n');
    expect(code).toBe(64);
  });
});

describe('under GITHUB_ACTIONS', () => {
  it('annotates failures and appends to the job summary', async () => {
    const cwd = temporaryFolder();
    const file = join(cwd, 'summary.md');
    writeFileSync(file, 'what was there\n');
    const faulty = await reference({ mutate: unknownCollection410.apply });
    const env = { ...faulty.env, GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: file };
    const { code, stdout, stderr } = await callCommand([...run.filter((arg) => arg !== '--quiet'), '--json'], {
      cwd,
      env,
    });
    expect(code).toBe(1);
    expect((JSON.parse(stdout) as Conformance).verdict).toBe('non-conformant');
    expect(stderr).toMatch(/^::error title=proofmark get\.404::.*%0Aexpected: status 404%0Aactual: status 410$/m);
    const summary = readFileSync(file, 'utf8');
    expect(summary).toMatch(/^what was there\n## proofmark: non-conformant at level core\n/);
    expect(summary).toContain('<details><summary>fail: <code>get.404</code>');
    expect(summary).toMatch(/\n```sh\n[^`]*\ncurl -sS -i /);
    expect(summary).not.toContain('not selected');
  });
});
