/** `report`: the result of an earlier run, and its badge. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../cli/commandLine.ts';
import { badge } from '../../../reports/badge.ts';
import { serializeConformance } from '../../../reports/record/conformance.ts';
import { capture } from '../../support/command/capture.ts';
import { conformanceOf, finding } from '../../support/reports/records.ts';

const failed = conformanceOf({ 'get.401': { outcome: 'fail', findings: [finding()] } });

function reportFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'proofmark-report-'));
  writeFileSync(join(dir, 'conformance.json'), serializeConformance(failed));
  writeFileSync(join(dir, 'exchanges.ndjson'), '');
  writeFileSync(join(dir, 'index.html'), '<!doctype html>');
  return dir;
}

describe('report', () => {
  it('shows the verdict, the failures and the page, and exits 0', async () => {
    const dir = reportFolder();
    const { code, stdout } = await capture(() => runCommandLine(['report', dir]));
    expect(stdout).toContain('✗ get.401  A wrong token is refused');
    expect(stdout).toContain(`Page            ${join(dir, 'index.html')}`);
    expect(stdout).toContain('Verdict         non-conformant');
    expect(code).toBe(0);
  });

  it('writes a badge', async () => {
    const dir = reportFolder();
    const file = join(dir, 'badge.svg');
    expect((await capture(() => runCommandLine(['report', dir, '--badge', file]))).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(badge(failed));
  });

  it('refuses a folder without a report, and a badge that cannot be written', async () => {
    const none = await capture(() => runCommandLine(['report', '/nowhere']));
    expect(none).toMatchObject({ code: 64, stdout: '' });
    expect(none.stderr).toMatch(/contains no report of a finished run/);
    const unwritten = await capture(() => runCommandLine(['report', reportFolder(), '--badge', '/nowhere/b.svg']));
    expect(unwritten.code).toBe(64);
    expect(unwritten.stderr).toMatch(/--badge: "\/nowhere\/b.svg" cannot be written \(ENOENT\)/);
  });
});

describe('the badge', () => {
  it('is XML that says the verdict, the level and the share', () => {
    const svg = badge(failed);
    expect(XMLValidator.validate(svg)).toBe(true);
    expect(svg).toMatch(/proofmark: non-conformant full \d+\/\d+/);
  });
});
