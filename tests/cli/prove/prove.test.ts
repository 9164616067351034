/** Mutation tests of the suite: each clause finds a fault, and the proof exposes a probe that asserts nothing. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { planOf } from '../../../cli/prove/plan.ts';
import { runSubject } from '../../../cli/prove/runSubject.ts';
import { judgeFault, type KillMatrix, totalsOf } from '../../../reports/killMatrix/killMatrix.ts';
import { figuresLine } from '../../../reports/killMatrix/killMatrixText.ts';
import { loadClauses } from '../../../specs/load.ts';
import { probeFor, replaceProbe } from '../../../suites/engine/registry.ts';
import { runCommand } from '../../support/command/command.ts';

const out = mkdtempSync(join(tmpdir(), 'proofmark-prove-'));
afterAll(() => rmSync(out, { recursive: true }));

describe('prove --quick', () => {
  it('finds one fault per clause through that clause', async () => {
    const { code, stdout } = await runCommand(['prove', '--quick', '--out', out]);
    expect(stdout.split('\n').filter((line) => line.includes(':'))).toEqual([]);
    expect(code).toBe(0);
    const matrix = JSON.parse(readFileSync(join(out, 'kill-matrix.json'), 'utf8')) as KillMatrix;
    const killed = new Set(matrix.faults.flatMap((row) => row.killed));
    expect(loadClauses().filter(({ id }) => !killed.has(id))).toEqual([]);
  });
});

describe('a probe that asserts nothing', () => {
  const { faults, kinds } = planOf({ quick: true });
  const required = loadClauses().filter(({ kind }) => kind === 'required');

  it.each(required.map(({ id }) => id))('%s: the proof reports its fault as missed', async (id) => {
    const fault = faults.find(({ breaks }) => breaks.includes(id));
    if (fault === undefined) throw new Error(`no fault breaks ${id}`);
    const restore = replaceProbe(id, (t) =>
      t.case('muted', async (c) => {
        c.judged += 1;
      }),
    );
    try {
      const seen = await runSubject({ subject: { kind: 'fault', id: fault.id }, clauses: [id], seed: 1, runs: 25 });
      const nothing = { outcomes: {}, observations: {} };
      expect(judgeFault(fault, seen, nothing, kinds).missed).toEqual([id]);
    } finally {
      restore();
    }
    expect(probeFor(id)).not.toBeUndefined();
  });
});

describe('the figures', () => {
  const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');

  it('in the README equal those of the last proof', () => {
    const matrix = JSON.parse(read('docs/kill-matrix.json')) as KillMatrix;
    expect(read('README.md')).toContain(`<!-- figures -->${figuresLine(matrix)}<!-- /figures -->`);
    expect(matrix.totals).toEqual(totalsOf(matrix.faults, matrix.variants));
    expect(matrix.totals.killed).toBe(matrix.totals.faults);
    expect(matrix.totals.falseAlarms).toBe(0);
    expect(matrix.unbroken).toEqual([]);
  });
});
